#include "scheduling/check/breaches.hpp"
#include "scheduling/common/words.hpp"

namespace krarup::check {

std::vector<Breach> breaches(const Rotation& rule, const Line& line) {
  std::vector<Breach> found;
  auto today = static_cast<std::size_t>(rule.first);
  for (Date day = line.roster.first; day <= line.roster.last; day += std::chrono::days{1}) {
    const std::vector<std::string>& asked = rule.days[today].shift_templates;
    today = (today + 1) % rule.days.size();
    const bool differs = asked.empty() ? line.works(day) : !line.works(day, asked);
    if (!differs) continue;
    const std::string instead = line.works(day) ? "works on " : "is off on ";
    found.push_back({day, day, 1.0,
                     instead + day_text(day) + ", where the rotation has " +
                         (asked.empty() ? std::string("a day off") : any_of_text(asked))});
  }
  return found;
}

}  // namespace krarup::check
