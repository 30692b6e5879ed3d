#include "scheduling/skills/best_breaks.hpp"

#include <algorithm>

namespace krarup::skills {

double BestBreaks::worth(const Duty& duty) {
  for (std::size_t k = 0; k < duty.pauses.size(); ++k) {
    const Pause& pause = duty.pauses[k];
    auto& choices = choices_[k];
    choices.assign(pause.starts.size(), {});
    Choice best{.lost = k == 0 ? 0 : std::numeric_limits<double>::infinity()};
    std::size_t before = 0;
    for (std::size_t j = 0; j < choices.size(); ++j) {
      if (k > 0) {
        const Pause& earlier = duty.pauses[k - 1];
        for (; before < earlier.starts.size() && earlier.starts[before] + earlier.claim <= pause.starts[j]; ++before) {
          const double lost = choices_[k - 1][before].lost;
          if (lost < best.lost) best = {lost, static_cast<std::uint16_t>(before)};
        }
      }
      choices[j] = {best.lost + sum(pause.moments[j]), best.before};
    }
  }
  double lost = 0;
  if (!duty.pauses.empty()) {
    const auto& last = choices_[duty.pauses.size() - 1];
    lost = std::min_element(last.begin(), last.end(), [](auto& a, auto& b) { return a.lost < b.lost; })->lost;
  }
  return sum(duty.presence) - lost;
}

Pauses BestBreaks::pauses(const Duty& duty) const {
  Pauses pauses{};
  if (duty.pauses.empty()) return pauses;
  std::size_t k = duty.pauses.size() - 1;
  const auto& last = choices_[k];
  const auto best = std::min_element(last.begin(), last.end(), [](auto& a, auto& b) { return a.lost < b.lost; });
  pauses[k] = static_cast<std::uint16_t>(best - last.begin());
  for (; k > 0; --k) pauses[k - 1] = choices_[k][pauses[k]].before;
  return pauses;
}

}  // namespace krarup::skills
