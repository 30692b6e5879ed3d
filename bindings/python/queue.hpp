#pragma once

#include "ask.hpp"
#include "krarup/intraday/service_target.hpp"
#include "krarup/intraday/sipp.hpp"
#include "krarup/queues/waits.hpp"
#include "krarup/staffing/max_demand.hpp"
#include "krarup/staffing/required_agents.hpp"
#include "staff_columns.hpp"

namespace krarup::python {

/// Any queue model: Python puts its questions to this, so that one function serves all models.
class Queue {
 public:
  Queue() = default;
  Queue(const Queue&) = default;
  Queue& operator=(const Queue&) = default;
  virtual ~Queue() = default;

  [[nodiscard]] virtual py::object performance(const NumbersAs<Seconds>& wait, ServiceLevelBasis basis) const = 0;
  [[nodiscard]] virtual py::object outcomes(const NumbersAs<Seconds>& wait) const = 0;
  [[nodiscard]] virtual py::object offered_load() const = 0;
  [[nodiscard]] virtual py::object required_agents(const Broadcast<Target>& target) const = 0;
  [[nodiscard]] virtual py::object fractional_agents(const Broadcast<Target>& target) const = 0;
  [[nodiscard]] virtual Staffing staff(const Target& target) const = 0;
  [[nodiscard]] virtual py::object what_if(const NumbersAs<double>& agents, const NumbersAs<Seconds>& wait,
                                           ServiceLevelBasis basis) const = 0;

  [[nodiscard]] virtual py::object wait_exceeds(const NumbersAs<Seconds>& wait, WaitOf of) const = 0;
  [[nodiscard]] virtual py::object wait_quantile(const NumbersAs<double>& share, WaitOf of) const = 0;
  [[nodiscard]] virtual py::object mean_wait(WaitOf of) const = 0;
  [[nodiscard]] virtual py::object max_contacts(const Broadcast<Target>& target) const = 0;
  [[nodiscard]] virtual py::object max_aht(const Broadcast<Target>& target) const = 0;
  [[nodiscard]] virtual Requirement sipp(const DayProfile& profile, const Target& target) const = 0;
  [[nodiscard]] virtual ServiceTarget service_target(const DayProfile& profile, const Target& target,
                                                     const Shrinkage& shrinkage) const = 0;

  /// The same queue with that many agents; null where its numbers are arrays, or its agents those of a queue within.
  [[nodiscard]] virtual py::object with_agents(double) const { return {}; }
};

/// What queues answer by asking the C++ model T for each element; Base is Queue, or an interface that adds questions.
template <BoundQueue T, class Base = Queue>
class Answering : public Base, public Broadcast<T> {
 public:
  using Broadcast<T>::Broadcast;

  [[nodiscard]] py::object performance(const NumbersAs<Seconds>& wait, ServiceLevelBasis basis) const override {
    return ask([basis](const T& queue, Seconds t) { return krarup::performance(queue, t, basis); }, self(), wait);
  }

  [[nodiscard]] py::object outcomes(const NumbersAs<Seconds>& wait) const override {
    return ask([](const T& queue, Seconds t) { return krarup::outcomes(queue, t); }, self(), wait);
  }

  [[nodiscard]] py::object offered_load() const override {
    return ask([](const T& queue) { return krarup::offered_load(queue); }, self());
  }

  [[nodiscard]] py::object required_agents(const Broadcast<Target>& target) const override {
    if constexpr (std::is_same_v<T, ErlangC>) {
      if (auto agents = staff_columns(self(), target)) return *std::move(agents);
    }
    return ask([](const T& queue, const Target& t) { return krarup::required_agents(queue, t); }, self(), target);
  }

  [[nodiscard]] py::object fractional_agents(const Broadcast<Target>& target) const override {
    return ask([](const T& queue, const Target& t) { return krarup::fractional_agents(queue, t); }, self(), target);
  }

  [[nodiscard]] Staffing staff(const Target& target) const override {
    return krarup::staff(self().only(argument("queue")), target);
  }

  [[nodiscard]] py::object what_if(const NumbersAs<double>& agents, const NumbersAs<Seconds>& wait,
                                   ServiceLevelBasis basis) const override {
    return ask(
        [basis](const T& queue, double n, Seconds t) {
          return WhatIf{n, krarup::performance(with_agents(queue, n), t, basis)};
        },
        self(), agents, wait);
  }

  [[nodiscard]] py::object wait_exceeds(const NumbersAs<Seconds>& wait, WaitOf of) const override {
    return ask([of](const T& queue, Seconds t) { return krarup::wait_exceeds(queue, t, of); }, self(), wait);
  }

  [[nodiscard]] py::object wait_quantile(const NumbersAs<double>& share, WaitOf of) const override {
    return ask([of](const T& queue, double part) { return krarup::wait_quantile(queue, part, of); }, self(), share);
  }

  [[nodiscard]] py::object mean_wait(WaitOf of) const override {
    return ask([of](const T& queue) { return krarup::mean_wait(queue, of); }, self());
  }

  [[nodiscard]] py::object max_contacts(const Broadcast<Target>& target) const override {
    return ask([](const auto& queue, const Target& t) { return krarup::max_contacts(queue, t); }, self(), target);
  }

  [[nodiscard]] py::object max_aht(const Broadcast<Target>& target) const override {
    return ask([](const auto& queue, const Target& t) { return krarup::max_aht(queue, t); }, self(), target);
  }

  [[nodiscard]] Requirement sipp(const DayProfile& profile, const Target& target) const override {
    const T& queue = self().only(argument("queue"));
    const py::gil_scoped_release without_the_lock;
    return krarup::sipp(profile, queue, target);
  }

  [[nodiscard]] ServiceTarget service_target(const DayProfile& profile, const Target& target,
                                             const Shrinkage& shrinkage) const override {
    const T& queue = self().only(argument("queue"));
    const py::gil_scoped_release without_the_lock;
    return krarup::service_target(profile, queue, target, shrinkage);
  }

 protected:
  [[nodiscard]] const Broadcast<T>& self() const { return *this; }
};

/// A queue model of Python: its numbers are scalars or arrays.
template <BoundQueue T>
class QueueObject final : public Answering<T> {
 public:
  using Answering<T>::Answering;

  [[nodiscard]] py::object with_agents(double agents) const override {
    if (!this->is_scalar()) return {};
    T changed = krarup::with_agents(this->value(), agents);
    validate_input(changed, class_info<T>.path);
    return py::cast(QueueObject(std::move(changed)));
  }
};

}  // namespace krarup::python
