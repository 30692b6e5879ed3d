#include "io/nearest.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>

#include "io/quote.hpp"

namespace krarup {

namespace {

/// How many letters must be added, dropped, changed or swapped with their neighbor to make one name the other
/// (optimal string alignment); capital letters count as small ones.
std::size_t distance(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::vector<std::size_t> row(b.size() + 1, i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = std::move(last);
    last = std::move(row);
  }
  return last.back();
}

}  // namespace

std::string suggestion(std::string_view name, const std::vector<std::string_view>& known) {
  constexpr std::size_t longest = 100;  // nobody mistypes a longer name, and the distance takes time
  std::string_view nearest;
  std::size_t least = name.size() > longest ? 0 : std::max<std::size_t>(2, name.size() / 3) + 1;
  for (const std::string_view each : known) {
    if (each.size() > longest) continue;
    const std::size_t steps = name.size() > longest ? longest : distance(name, each);
    if (steps < least) {
      least = steps;
      nearest = each;
    }
  }
  if (!nearest.empty()) return "; did you mean " + in_quotes(nearest) + "?";
  std::string list;
  constexpr std::size_t most = 20;
  for (std::size_t i = 0; i < std::min(known.size(), most); ++i) {
    list.append(i == 0 ? "" : ", ").append(known[i]);
  }
  return "; known are " + one_line(list) + (known.size() > most ? ", ..." : "");
}

}  // namespace krarup
