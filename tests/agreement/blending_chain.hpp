#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace krarup::agreement {

/// Contacts and other work at the same agents, as a chain of (agents at contacts, agents at other work, waiting), with
/// contacts of mean time 1; no belief that both take equally long. Solved by sweeps of Gauss-Seidel.
class BlendingChain {
 public:
  struct Group {
    int agents;
    int reserve;
    double other_rate;  ///< of one agent at other work
    double leave_rate;  ///< of one waiting contact
  };

  BlendingChain(const Group& group, double load, int most_waiting)
      : group_(group), load_(load), most_waiting_(most_waiting) {
    const auto size = static_cast<std::size_t>(group.agents) + 1;
    p_.assign(size * (static_cast<std::size_t>(most_waiting) + 1 + size), 0.0);
    for_each_state([&](int contacts, int other, int waiting) { at(contacts, other, waiting) = 1; });
    solve();
  }

  [[nodiscard]] double probability_of_wait() const {
    return mean([&](int contacts, int other, int) { return contacts + other == group_.agents ? 1.0 : 0.0; });
  }
  [[nodiscard]] double mean_waiting() const {
    return mean([](int, int, int waiting) { return static_cast<double>(waiting); });
  }
  [[nodiscard]] double agents_at_other_work() const {
    return mean([](int, int other, int) { return static_cast<double>(other); });
  }

 private:
  // All busy: a state for each number at other work and waiting. Some free: nobody waits, one for each pair.
  template <class Visit>
  void for_each_state(Visit&& visit) const {
    const int n = group_.agents;
    for (int other = 0; other <= n; ++other) {
      for (int contacts = std::max(0, n - group_.reserve - other); contacts + other <= n; ++contacts) {
        for (int waiting = 0; waiting <= (contacts + other == n ? most_waiting_ : 0); ++waiting) {
          visit(contacts, other, waiting);
        }
      }
    }
  }
  [[nodiscard]] std::size_t index(int contacts, int other, int waiting) const {
    const int free = group_.agents - contacts - other;
    const int column = free > 0 ? most_waiting_ + free : waiting;
    return static_cast<std::size_t>(other * (most_waiting_ + group_.agents + 1) + column);
  }
  double& at(int contacts, int other, int waiting) { return p_[index(contacts, other, waiting)]; }

  template <class Value>
  [[nodiscard]] double mean(Value&& value) const {
    double total = 0;
    double sum = 0;
    for_each_state([&](int contacts, int other, int waiting) {
      const double p = p_[index(contacts, other, waiting)];
      total += p;
      sum += p * value(contacts, other, waiting);
    });
    return sum / total;
  }

  struct State {
    int contacts;
    int other;
    int waiting;
  };
  /// Who takes over when an agent is free: a waiting contact, or other work beyond the reserve.
  [[nodiscard]] State settle(State s) const {
    if (s.waiting > 0 && s.contacts + s.other < group_.agents) --s.waiting, ++s.contacts;
    if (s.contacts + s.other < group_.agents - group_.reserve) ++s.other;
    return s;
  }

  void solve() {
    struct Flow {
      std::size_t from;
      double rate;
    };
    std::vector<std::vector<Flow>> into(p_.size());
    std::vector<double> out(p_.size(), 0.0);
    std::vector<std::size_t> order;
    for_each_state([&](int contacts, int other, int waiting) {
      const std::size_t from = index(contacts, other, waiting);
      order.push_back(from);
      const auto flow = [&](State to, double rate) {
        const std::size_t place = index(to.contacts, to.other, to.waiting);
        if (rate == 0 || place == from) return;
        into[place].push_back({from, rate});
        out[from] += rate;
      };
      const bool all_busy = contacts + other == group_.agents;
      if (!all_busy) flow({contacts + 1, other, 0}, load_);
      if (all_busy && waiting < most_waiting_) flow({contacts, other, waiting + 1}, load_);
      if (contacts > 0) flow(settle({contacts - 1, other, waiting}), contacts);
      if (other > 0) flow(settle({contacts, other - 1, waiting}), other * group_.other_rate);
      if (waiting > 0) flow({contacts, other, waiting - 1}, waiting * group_.leave_rate);
    });
    for (double change = 1; change > 1e-13;) {
      change = 0;
      for (const std::size_t state : order) {
        double sum = 0;
        for (const Flow& each : into[state]) sum += p_[each.from] * each.rate;
        const double next = sum / out[state];
        if (p_[state] > 1e-200) change = std::max(change, std::abs(next / p_[state] - 1));
        p_[state] = next;
      }
    }
  }

  Group group_;
  double load_;
  int most_waiting_;
  std::vector<double> p_;
};

}  // namespace krarup::agreement
