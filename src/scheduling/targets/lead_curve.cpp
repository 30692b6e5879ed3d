#include "scheduling/targets/lead_curve.hpp"

namespace krarup {

LeadCurve::LeadCurve(const ServiceCurve& curve, double target, double scale, std::size_t floor) {
  for (std::size_t n = 0; n < std::max(floor + 1, curve.in_time.size()); ++n) {
    const ServedContacts contacts = served(curve, n);
    leads_.push_back(scale * (contacts.in_time - target * contacts.that_count));
  }
  const auto rise = [this](std::size_t from, std::size_t to) {
    return (leads_[to] - leads_[from]) / static_cast<double>(to - from);
  };
  for (std::size_t n = floor; n < leads_.size(); ++n) {
    while (bends_.size() > 1 && rise(bends_[bends_.size() - 2], bends_.back()) <= rise(bends_.back(), n)) {
      bends_.pop_back();
    }
    bends_.push_back(n);
  }
  while (bends_.size() > 1 && rise(bends_[bends_.size() - 2], bends_.back()) <= 0) bends_.pop_back();
}

double LeadCurve::envelope(double agents) const {
  const auto after = std::upper_bound(bends_.begin(), bends_.end(), agents,
                                      [](double n, std::size_t bend) { return n < static_cast<double>(bend); });
  if (after == bends_.end()) return most();
  if (after == bends_.begin()) return at(agents);
  const std::size_t from = *std::prev(after), to = *after;
  const double part = (agents - static_cast<double>(from)) / static_cast<double>(to - from);
  return leads_[from] + part * (leads_[to] - leads_[from]);
}

}  // namespace krarup
