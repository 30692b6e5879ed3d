#include "described_class.hpp"
#include "krarup/staffing/constraint.hpp"
#include "krarup/staffing/fte.hpp"
#include "krarup/staffing/service_target.hpp"
#include "krarup/staffing/shrinkage.hpp"
#include "queue.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

void bind_shrinkage(py::module_& module) {
  bind_class<ShrinkageComponent>(module, "ShrinkageComponent");
  bind_class<Shrinkage>(module, "Shrinkage");
  bind_class<ShrinkageParts>(module, "ShrinkageParts", Role::answer);
  module.def("shrinkage_parts", &shrinkage_parts, "shrinkage"_a, doc("shrinkage_parts").c_str());
  module.def("total_shrinkage", &total_shrinkage, "shrinkage"_a, doc("total_shrinkage").c_str());
  module.def(
      "scheduled_agents",
      [](const GivenCount& required, const Shrinkage& shrinkage) {
        return Values{ask([&](double each) { return scheduled_agents(each, shrinkage); }, required.as("required"))};
      },
      "required"_a, "shrinkage"_a, doc("scheduled_agents").c_str());
  module.def(
      "agents_on_contacts",
      [](const GivenCount& scheduled, const Shrinkage& shrinkage) {
        return Values{ask([&](double each) { return agents_on_contacts(each, shrinkage); }, scheduled.as("scheduled"))};
      },
      "scheduled"_a, "shrinkage"_a, doc("agents_on_contacts").c_str());
}

void bind_fte(py::module_& module) {
  const double week = usual_hours_per_fte.count();
  module.def(
      "fte",
      [](const GivenTime& paid_time, const GivenTime& hours_per_fte) {
        return Values{ask([](Seconds paid, Seconds hours) { return fte(paid, hours); }, paid_time.as("paid_time"),
                          hours_per_fte.as("hours_per_fte"))};
      },
      "paid_time"_a, "hours_per_fte"_a = week, doc("fte").c_str());
  module.def(
      "paid_time_of_fte",
      [](const GivenCount& fte, const GivenTime& hours_per_fte) {
        return Values{ask([](double each, Seconds hours) { return paid_time_of_fte(each, hours); }, fte.as("fte"),
                          hours_per_fte.as("hours_per_fte"))};
      },
      "fte"_a, "hours_per_fte"_a = week, doc("paid_time_of_fte").c_str());
  module.def(
      "headcount",
      [](const GivenCount& fte, const GivenCount& contract_share, const Given<Rounding>& rounding) {
        return Values{
            ask([how = rounding.as("rounding")](double each, double share) { return headcount(each, share, how); },
                fte.as("fte"), contract_share.as("contract_share"))};
      },
      "fte"_a, "contract_share"_a = 1.0, "rounding"_a = "up", doc("headcount").c_str());
  module.def(
      "fte_of_headcount",
      [](const GivenCount& headcount, const GivenCount& contract_share) {
        return Values{ask([](double each, double share) { return fte_of_headcount(each, share); },
                          headcount.as("headcount"), contract_share.as("contract_share"))};
      },
      "headcount"_a, "contract_share"_a = 1.0, doc("fte_of_headcount").c_str());
}

}  // namespace

void bind_staffing(py::module_& module) {
  bind_class<Target>(module, "Target");
  bind_class<ServiceCurve>(module, "ServiceCurve");
  bind_class<ServiceTarget>(module, "ServiceTarget");
  bind_class<Staffing>(module, "Staffing", Role::answer);
  bind_table(bind_class<WhatIf>(module, "WhatIf", Role::answer), "of_what_if");
  module.def(
      "required_agents",
      [](const Queue& queue, const Broadcast<Target>& target) { return Values{queue.required_agents(target)}; },
      "queue"_a, "target"_a, doc("required_agents(Q)").c_str());
  module.def(
      "fractional_agents",
      [](const Queue& queue, const Broadcast<Target>& target) { return Values{queue.fractional_agents(target)}; },
      "queue"_a, "target"_a, doc("fractional_agents(Q)").c_str());
  module.def(
      "max_contacts",
      [](const Queue& queue, const Broadcast<Target>& target) { return Values{queue.max_contacts(target)}; }, "queue"_a,
      "target"_a, doc("max_contacts").c_str());
  module.def(
      "max_aht", [](const Queue& queue, const Broadcast<Target>& target) { return Values{queue.max_aht(target)}; },
      "queue"_a, "target"_a, doc("max_aht").c_str());
  module.def(
      "staff",
      [](const Queue& queue, const Broadcast<Target>& target) { return queue.staff(target.only(argument("target"))); },
      "queue"_a, "target"_a, doc("staff(Q)").c_str());
  module.def(
      "what_if",
      [](const Queue& queue, const GivenCount& agents, const GivenTime& acceptable_wait,
         const Given<ServiceLevelBasis>& basis) {
        return Shown<WhatIf, WhatIf>{
            queue.what_if(agents.as("agents"), acceptable_wait.as("acceptable_wait"), basis.as("basis"))};
      },
      "queue"_a, "agents"_a, "acceptable_wait"_a, "basis"_a = "offered", doc("what_if").c_str());
  module.def(
      "meets",
      [](const Broadcast<Performance>& performance, const Broadcast<Target>& target) {
        return meets(performance.only(argument("performance")), target.only(argument("target")));
      },
      "performance"_a, "target"_a, doc("meets").c_str());
  bind_shrinkage(module);
  bind_fte(module);
}

}  // namespace krarup::python
