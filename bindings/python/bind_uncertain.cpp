#include <memory>

#include "described_class.hpp"
#include "krarup/queues/days.hpp"
#include "krarup/staffing/cost_optimal_agents.hpp"
#include "krarup/staffing/share_of_days.hpp"
#include "models.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

/// What a queue of an uncertain rate is asked besides what any queue is.
class QueueOfDays : public Queue {
 public:
  [[nodiscard]] virtual py::object busy_day(const NumbersAs<double>& share) const = 0;
  [[nodiscard]] virtual py::object service_level_of_days(const NumbersAs<double>& share, const NumbersAs<Seconds>& wait,
                                                         ServiceLevelBasis basis) const = 0;
  [[nodiscard]] virtual py::object share_of_days(const Broadcast<Target>& target) const = 0;
  [[nodiscard]] virtual py::object required_on(const OnShareOfDays& days, const Broadcast<Target>& target) const = 0;
  [[nodiscard]] virtual py::object hourly_cost(const NumbersAs<double>& agents, const StaffingCosts& costs) const = 0;
  [[nodiscard]] virtual py::object cost_optimal_agents(const StaffingCosts& costs) const = 0;
};

template <AskedByDay Q>
class UncertainObject final : public Answering<Uncertain<Q>, QueueOfDays> {
 public:
  using Answering<Uncertain<Q>, QueueOfDays>::Answering;

  [[nodiscard]] py::object busy_day(const NumbersAs<double>& share) const override {
    return ask([](const Uncertain<Q>& queue, double part) { return krarup::busy_day(queue, part).demand; },
               this->self(), share);
  }
  [[nodiscard]] py::object service_level_of_days(const NumbersAs<double>& share, const NumbersAs<Seconds>& wait,
                                                 ServiceLevelBasis basis) const override {
    return ask([basis](const Uncertain<Q>& queue, double part,
                       Seconds t) { return krarup::service_level_of_days(queue, part, t, basis); },
               this->self(), share, wait);
  }
  [[nodiscard]] py::object share_of_days(const Broadcast<Target>& target) const override {
    return ask([](const Uncertain<Q>& queue, const Target& t) { return krarup::share_of_days(queue, t); }, this->self(),
               target);
  }
  [[nodiscard]] py::object required_on(const OnShareOfDays& days, const Broadcast<Target>& target) const override {
    return ask([&](const Uncertain<Q>& queue, const Target& t) { return krarup::required_agents(queue, t, days); },
               this->self(), target);
  }
  [[nodiscard]] py::object hourly_cost(const NumbersAs<double>& agents, const StaffingCosts& costs) const override {
    return ask([&](const Uncertain<Q>& queue, double n) { return krarup::hourly_cost(queue, n, costs); }, this->self(),
               agents);
  }
  [[nodiscard]] py::object cost_optimal_agents(const StaffingCosts& costs) const override {
    return ask([&](const Uncertain<Q>& queue) { return krarup::cost_optimal_agents(queue, costs); }, this->self());
  }
};

}  // namespace

template <AskedByDay Q>
struct Bound<Uncertain<Q>> {
  using Type = UncertainObject<Q>;
};

namespace {

/// Python's Uncertain: one class around any queue, which hands its questions to the C++ queue of the two.
class UncertainQueue final : public Queue {
 public:
  UncertainQueue(py::object queue, py::object cv, std::shared_ptr<const QueueOfDays> asked)
      : queue_(std::move(queue)), cv_(std::move(cv)), asked_(std::move(asked)) {}

  [[nodiscard]] const py::object& queue() const { return queue_; }
  [[nodiscard]] const py::object& cv() const { return cv_; }
  [[nodiscard]] const QueueOfDays& asked() const { return *asked_; }

  [[nodiscard]] py::object performance(const NumbersAs<Seconds>& wait, ServiceLevelBasis basis) const override {
    return asked_->performance(wait, basis);
  }
  [[nodiscard]] py::object outcomes(const NumbersAs<Seconds>& wait) const override { return asked_->outcomes(wait); }
  [[nodiscard]] py::object offered_load() const override { return asked_->offered_load(); }
  [[nodiscard]] py::object required_agents(const Broadcast<Target>& target) const override {
    return asked_->required_agents(target);
  }
  [[nodiscard]] py::object fractional_agents(const Broadcast<Target>& target) const override {
    return asked_->fractional_agents(target);
  }
  [[nodiscard]] Staffing staff(const Target& target) const override { return asked_->staff(target); }
  [[nodiscard]] py::object what_if(const NumbersAs<double>& agents, const NumbersAs<Seconds>& wait,
                                   ServiceLevelBasis basis) const override {
    return asked_->what_if(agents, wait, basis);
  }
  [[nodiscard]] py::object wait_exceeds(const NumbersAs<Seconds>& wait, WaitOf of) const override {
    return asked_->wait_exceeds(wait, of);
  }
  [[nodiscard]] py::object wait_quantile(const NumbersAs<double>& share, WaitOf of) const override {
    return asked_->wait_quantile(share, of);
  }
  [[nodiscard]] py::object mean_wait(WaitOf of) const override { return asked_->mean_wait(of); }
  [[nodiscard]] py::object max_contacts(const Broadcast<Target>& target) const override {
    return asked_->max_contacts(target);
  }
  [[nodiscard]] py::object max_aht(const Broadcast<Target>& target) const override { return asked_->max_aht(target); }
  [[nodiscard]] Requirement sipp(const DayProfile& profile, const Target& target) const override {
    return asked_->sipp(profile, target);
  }
  [[nodiscard]] ServiceTarget service_target(const DayProfile& profile, const Target& target,
                                             const Shrinkage& shrinkage) const override {
    return asked_->service_target(profile, target, shrinkage);
  }

 private:
  py::object queue_;
  py::object cv_;
  std::shared_ptr<const QueueOfDays> asked_;
};

/// The C++ queue for a Python queue of the model Q, or null when it is of another model.
template <AskedByDay Q>
std::shared_ptr<const QueueOfDays> asked_by_day(const py::object& queue, const py::object& cv) {
  using Described = Uncertain<Q>;
  if (!py::isinstance<QueueObject<Q>>(queue)) return nullptr;
  class_info<Described> = {"Uncertain", "", Role::input, py::make_tuple("queue", "cv").release()};
  return std::make_shared<UncertainObject<Q>>(
      construct<Described>(py::args(), py::kwargs(py::dict("queue"_a = queue, "cv"_a = cv))));
}

UncertainQueue make_uncertain(const py::object& queue, const py::object& cv) {
  std::shared_ptr<const QueueOfDays> asked;
  const auto try_each = [&]<class... Qs>(std::type_identity<std::variant<Qs...>>) {
    ((asked = asked ? asked : asked_by_day<Qs>(queue, cv)), ...);
  };
  try_each(std::type_identity<AnyQueue>{});
  if (!asked) refuse_kind(argument("queue"), "a queue of one demand", queue);
  return {queue, cv, std::move(asked)};
}

/// Takes the queue with or without its name, and the cv by its name.
UncertainQueue construct_uncertain(const ClassInfo& info, const py::args& args, const py::kwargs& kwargs) {
  py::dict given = kwargs.attr("copy")();
  if (args.size() == 1 && !given.contains("queue")) given["queue"] = args[0];
  if (given.size() != args.size() + kwargs.size() || args.size() > 1) refuse_keywords(info, args, kwargs);
  for (const char* field : {"queue", "cv"}) {
    if (!given.contains(field)) refuse_missing(info, field);
  }
  if (given.size() > 2) refuse_keywords(info, args, kwargs);
  return make_uncertain(given["queue"], given["cv"]);
}

}  // namespace

void bind_uncertain(py::module_& module) {
  bind_class<OnShareOfDays>(module, "OnShareOfDays", Role::input, "days");
  static ClassInfo info{"Uncertain", "", Role::input, py::make_tuple("queue", "cv").release()};
  py::class_<UncertainQueue, Queue> bound(module, "Uncertain", class_doc(info).c_str());
  info.fields = {{.accepts = "Queue",
                  .gives = "Queue",
                  .required = true,
                  .positional = true,
                  .get = [](py::handle self) { return self.cast<const UncertainQueue&>().queue(); }},
                 {.accepts = "Numbers", .gives = "Values", .required = true, .get = [](py::handle self) {
                    return self.cast<const UncertainQueue&>().cv();
                  }}};
  {
    py::options options;
    options.disable_function_signatures();
    bound.def(py::init([](const py::args& args, const py::kwargs& kwargs) {
                return construct_uncertain(info, args, kwargs);
              }),
              "__init__(self, queue: Queue, *, cv: Numbers) -> None");
  }
  info.defaults = py::cast(make_uncertain(py::cast(QueueObject<ErlangC>(ErlangC{})), py::float_(0.0))).release();
  add_members(bound, info);

  module.def(
      "busy_day",
      [](const UncertainQueue& queue, const GivenCount& share) {
        const py::object demand = queue.asked().busy_day(share.as("share"));
        return Shown<Queue, Queue>{queue.queue().attr("replace")("demand"_a = demand)};
      },
      "queue"_a, "share"_a, doc("busy_day").c_str());
  module.def(
      "service_level_of_days",
      [](const UncertainQueue& queue, const GivenCount& share, const GivenTime& acceptable_wait,
         const Given<ServiceLevelBasis>& basis) {
        return Values{queue.asked().service_level_of_days(share.as("share"), acceptable_wait.as("acceptable_wait"),
                                                          basis.as("basis"))};
      },
      "queue"_a, "share"_a, "acceptable_wait"_a, "basis"_a = "offered", doc("service_level_of_days").c_str());
  module.def(
      "share_of_days",
      [](const UncertainQueue& queue, const Broadcast<Target>& target) {
        return Values{queue.asked().share_of_days(target)};
      },
      "queue"_a, "target"_a, doc("share_of_days").c_str());
  module.def(
      "required_agents",
      [](const UncertainQueue& queue, const Broadcast<Target>& target, const OnShareOfDays& days) {
        return Values{queue.asked().required_on(days, target)};
      },
      "queue"_a, "target"_a, "days"_a, doc("required_agents(Uncertain)").c_str());
  module.def(
      "hourly_cost",
      [](const UncertainQueue& queue, const GivenCount& agents, const StaffingCosts& costs) {
        return Values{queue.asked().hourly_cost(agents.as("agents"), costs)};
      },
      "queue"_a, "agents"_a, "costs"_a, doc("hourly_cost(Q)").c_str());
  module.def(
      "cost_optimal_agents",
      [](const UncertainQueue& queue, const StaffingCosts& costs) {
        return Values{queue.asked().cost_optimal_agents(costs)};
      },
      "queue"_a, "costs"_a, doc("cost_optimal_agents(Q)").c_str());
}

}  // namespace krarup::python
