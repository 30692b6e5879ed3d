#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

#include "dice.hpp"
#include "krarup/intraday/leveled_agents.hpp"
#include "krarup/intraday/work_off.hpp"
#include "words.hpp"

// One point of the domain of deferred work.

namespace krarup::domain {

/// Deferred work, and those who do it.
struct StaffedWork {
  DeferredWork work;
  Requirement agents;
};

[[nodiscard]] inline std::string in_words(const StaffedWork& value) {
  std::string text = "{kinds " + in_words(value.work.kinds) + ", order " + std::string(name_of(value.work.order));
  for (const OpeningHours& each : value.work.opening_hours) {
    text += ", open " + in_words(each.open.since_midnight) + " to " + in_words(each.close.since_midnight);
  }
  return text + ", step " + in_words(value.agents.step) + ", agents " + in_words(value.agents.values) + "}";
}

/// Contacts anywhere, or as many as make some load of their interval.
[[nodiscard]] inline double contacts(Dice& dice, Seconds aht, Seconds step) {
  if (dice.chance(0.2)) return 0;
  if (dice.chance(0.1)) return dice.any_positive();
  return dice.log_uniform(1e-3, 1e3) * (step / aht);
}

[[nodiscard]] inline WorkKind work_kind(Dice& dice, const Requirement& grid) {
  const double usual = grid.step.count();
  WorkKind kind;
  kind.forecast = {grid.start, grid.step, {}};
  kind.response_time = Seconds{dice.chance(0.2) ? dice.of(std::array{0., usual, 2 * usual}) : dice.time(2 * usual)};
  const Seconds aht{dice.time(200)};
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const Seconds each = dice.chance(0.8) ? aht : Seconds{dice.time(200)};
    kind.forecast.values.push_back({contacts(dice, each, grid.step), grid.step, each});
  }
  for (std::size_t left = dice.below(4); left > 0; --left) {
    const Seconds each = dice.chance(0.5) ? aht : Seconds{dice.time(200)};
    kind.backlog.push_back(
        {contacts(dice, each, grid.step), each, Seconds{dice.chance(0.2) ? 0 : dice.time(2 * usual)}});
  }
  return kind;
}

/// Work that its own rules admit.
struct DrawDeferredWork {
  static StaffedWork from(Dice& dice) {
    for (;;) {
      StaffedWork drawn = any(dice);
      try {
        validate(drawn.work, "work");
        return drawn;
      } catch (const InvalidInput&) {
        continue;
      }
    }
  }

 private:
  static StaffedWork any(Dice& dice) {
    const double step = dice.chance(0.7) ? dice.of(std::array{900., 1800., 3600.}) : dice.of(std::array{1., 604800.});
    StaffedWork drawn;
    drawn.agents.step = Seconds{step};
    const bool even = dice.chance(0.5);
    drawn.agents.values.resize(dice.below(30), even ? dice.log_uniform(1e-3, 1e4) : 0);
    if (!even) {
      for (double& each : drawn.agents.values) {
        each = dice.chance(0.2) ? 0 : dice.chance(0.1) ? dice.any_positive() : dice.log_uniform(1e-3, 1e4);
      }
    }
    for (std::size_t left = 1 + dice.below(3); left > 0; --left) {
      drawn.work.kinds.push_back(work_kind(dice, drawn.agents));
    }
    if (dice.chance(0.5)) {
      for (WorkKind& each : drawn.work.kinds) each.response_time = drawn.work.kinds.front().response_time;
    }
    drawn.work.order = dice.chance(0.5) ? BacklogOrder::due_date : BacklogOrder::fifo;
    if (dice.chance(0.4)) {
      const double open = dice.uniform(0, 43200);
      drawn.work.opening_hours.push_back({{}, TimeOfDay{Seconds{open}}, TimeOfDay{Seconds{dice.uniform(open, 86400)}}});
    }
    return drawn;
  }
};

}  // namespace krarup::domain
