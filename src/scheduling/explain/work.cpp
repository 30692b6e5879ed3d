#include "scheduling/explain/work.hpp"

#include <cmath>

#include "scheduling/common/words.hpp"

namespace krarup::why {

std::vector<Work> work_of(const RosterProblem& problem, const std::vector<Option>& options) {
  std::vector<Work> list;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const Option& each = options[i];
    if (each.given == 0) continue;
    list.push_back({each.shift_template,
                    each.date,
                    each.given,
                    {i},
                    true,
                    count_text(each.given, "\"" + each.shift_template + "\" shift") + " of " +
                        span_text(problem.clock, each.start, each.end)});
  }
  for (const ShiftCover& cover : problem.cover) {
    const double required = std::ceil(cover.required);
    if (required <= 0) continue;
    Work work{cover.shift_template,
              cover.date,
              required,
              {},
              false,
              count_text(required, "\"" + cover.shift_template + "\" shift") + " on " + day_text(cover.date)};
    for (std::size_t i = 0; i < options.size(); ++i) {
      if (options[i].date == cover.date && options[i].shift_template == cover.shift_template) work.options.push_back(i);
    }
    list.push_back(std::move(work));
  }
  return list;
}

}  // namespace krarup::why
