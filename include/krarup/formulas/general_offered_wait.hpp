#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>
#include <optional>

#include "krarup/formulas/domain.hpp"
#include "krarup/formulas/panel_rule.hpp"
#include "krarup/formulas/wait_sums.hpp"

namespace krarup::formulas {

/// A law of patience as the formulas see it; times in mean service times. The words are those of krarup::Law.
template <class P>
concept PatienceInServices = requires(const P patience, double t) {
  { patience.survival(t) } -> std::convertible_to<double>;
  { patience.share_between(t, t) } -> std::convertible_to<double>;
  { patience.survival_integral(t) } -> std::convertible_to<double>;
  { patience.survival_quantile(t) } -> std::convertible_to<double>;
  { patience.next_kink(t) } -> std::convertible_to<double>;
  { patience.previous_kink(t) } -> std::convertible_to<double>;
};

namespace detail {

/// The wait that a contact with endless patience would be offered, when the others leave by any law; M/M/n+G.
///
/// The density of that wait w > 0 is proportional to e^E(w), E(w) = steepness * integral up to w of
/// (load stays(u) - servers) du, where stays(u) is the share who wait longer than u. E is concave, with its top where
/// load stays = servers. From the top the integrals are taken outwards in panels of Gauss's rule. The values of
/// `stays` at the points of a panel give E at these points too, so that E needs no closed form, and is accurate where
/// it matters: as a small difference from the top. Where load times wait is so large that the rounding of
/// load stays - servers would show in E, that difference is taken from what it is at the beginning of the march, by the
/// share that leaves in between.
///
/// @source  [BaccelliHebuterne1981] the density
template <PatienceInServices Patience>
class GeneralOfferedWait {
 public:
  /// @param  joining    the share of those who find all servers busy that joins the queue
  /// @param  steepness  1 for exponential service times
  GeneralOfferedWait(double servers, double offered_load, const Patience& patience, double joining, double steepness)
      : patience_(patience), servers_(servers), load_(offered_load), joining_(joining), steepness_(steepness) {
    const double share = servers / offered_load / joining;
    top_ = share < 1 ? patience.survival_quantile(share) : 0;
    if (top_ > 0 && load_ * stays(top_) > servers_) top_ *= 1 + epsilon;  // a jump, missed by rounding
    unit_ = 1 / std::max(top_, 1.);
  }

  [[nodiscard]] double stays(double w) const { return joining_ * patience_.survival(w); }
  /// The share that joins the queue and leaves it after a wait in (from, from + length].
  [[nodiscard]] double leaves(double from, double length) const {
    return joining_ * patience_.share_between(from, length);
  }
  /// Where E is largest.
  [[nodiscard]] double top() const { return top_; }
  /// What the sums are multiplied by, so that those of long waits are doubles.
  [[nodiscard]] double unit() const { return unit_; }
  /// E at w; minus infinity at infinity.
  [[nodiscard]] double exponent(double w) const {
    if (w == infinity<double>()) return -w;
    return w == 0 ? 0 : steepness_ * (load_ * joining_ * patience_.survival_integral(w) - servers_ * w);
  }

  /// The sums over the waits in (from, to), in the scale e^(E at the wait in [from, to] that is nearest to the top).
  [[nodiscard]] WaitsBetween between(double from, double to) const {
    WaitsBetween result;
    if (!(from < to)) return result;
    const double begin = std::clamp(top_, from, to);
    const Stretch stretch{.from = from, .stays_at_from = stays(from)};
    const Start start{.at = begin, .stays = stays(begin), .surplus = surplus_at(begin)};
    result.exponent_at_to = march({stretch, start, to}, result.sums);
    result.exponent_at_from = march({stretch, start, from}, result.sums);
    return result;
  }

 private:
  static constexpr double gone = -690;  ///< e^gone is nothing, and still a normal number

  static constexpr double rounding = 1e-12;  ///< of servers and load stays, where they are equal
  static constexpr double epsilon = std::numeric_limits<double>::epsilon();

  /// Where so many times more are there at the beginning than at the top, they leave on scales of time of their own: a
  /// march to waits so much shorter than where it began goes on from there, in distances that are accurate again.
  static constexpr double many_times = 1e3;
  static constexpr double far_below = 1e-2;

  static constexpr double just_before = 1 - 2 * epsilon;  ///< a jump, however far away

  struct Stretch {
    double from;
    double stays_at_from;
  };
  struct Start {
    double at;
    double stays;
    double surplus;  ///< load stays - servers
  };
  /// One side of a stretch: from `begin` to `end`, in distances from `begin`, which stay accurate however short.
  struct Side {
    Stretch stretch;
    Start begin;
    double end;

    [[nodiscard]] bool rightwards() const { return end > begin.at; }
    [[nodiscard]] double length() const { return std::abs(end - begin.at); }
    [[nodiscard]] double at(double distance) const {
      return rightwards() ? begin.at + distance : std::max(end, std::min(begin.at - distance, begin.at * just_before));
    }
  };
  /// The state of a march: where it is, E there less E at its beginning, and the mean time that patience lasts up to
  /// there.
  struct Place {
    double distance = 0;
    double exponent = 0;
    double stayed = 0;
  };
  struct Panel {
    WaitSums sums;
    Place end;
    double roughness;  ///< <= 1: resolved; may be NaN where far from it
  };

  /// load stays - servers, as a sum of one sign from its top on, where it is 0 unless the law jumps there.
  [[nodiscard]] double surplus_at(double w) const {
    const double stay = stays(w);
    const double here = load_ * stay - servers_;
    const bool jump_between = std::abs(stay - stays(top_)) > 0.02 * stay;
    if (is_clear(here) || jump_between) return here;
    const double direct = load_ * stays(top_) - servers_;
    const double at_top = top_ > 0 && std::abs(direct) <= rounding * servers_ ? 0 : direct;
    if (w > top_) return at_top - load_ * leaves(top_, w - top_);
    return w < top_ ? at_top + load_ * leaves(w, top_ - w) : at_top;
  }

  /// Whether a difference between load stays and servers has lost no digits.
  [[nodiscard]] bool is_clear(double surplus) const { return std::abs(surplus) > servers_ / 2; }

  /// The same at a distance from the beginning of a side.
  [[nodiscard]] double surplus(const Side& side, double distance, double stay) const {
    const double here = load_ * stay - servers_;
    if (is_clear(here)) return here;
    const double difference = std::abs(side.begin.stays - stay);
    const double from = side.rightwards() ? side.begin.at : side.at(distance);
    const double left = difference > 0.02 * side.begin.stays ? difference : leaves(from, distance);
    return side.begin.surplus + (side.rightwards() ? -load_ : load_) * left;
  }

  /// Where the panels begin: so short that a law with hasty and patient contacts shows what happens on either scale. A
  /// stretch so much shorter than that over which e^E changes adds nothing.
  [[nodiscard]] double first_step(const Side& side) const {
    constexpr double few = 1e-9;
    const double slope = steepness_ * std::abs(side.begin.surplus);
    const double median = patience_.survival_quantile(0.5);
    const double nearby = 1e-3 * side.begin.at;
    const double leaving =
        std::max(median > 0 ? joining_ / median : 0, nearby > 0 ? leaves(side.begin.at - nearby, nearby) / nearby : 0);
    const double bend = std::sqrt(steepness_ * load_) * std::sqrt(leaving);  // the product may be no double
    const double change = std::clamp(std::min(8 / (slope + bend), side.length()), 1e-280, 1e250);
    const double hasty = std::max(patience_.survival_quantile(1 - few), 1e-3 * side.begin.at);
    return std::clamp(hasty, 1e-11 * (median > 0 ? std::min(change, median) : change), change);
  }

  /// Adds the sums of one side, panel by panel until nothing that counts is left.
  ///
  /// @return  E at its end less E at its beginning
  double march(Side side, WaitSums& sums) const {
    if (side.length() == 0) return 0;
    const double began_at = side.begin.at;
    const bool many_scales = side.stretch.stays_at_from > many_times * side.begin.stays;
    Place place{.stayed = joining_ * patience_.survival_integral(side.begin.at)};
    double step = first_step(side);
    double shortest = 1e-2 * step;
    constexpr int most_panels = 2000;  // then on as it is, in longer and longer ones
    for (int panels = 0; place.distance < side.length() && panels < 4 * most_panels; ++panels) {
      const double limit = distance_to_kink(side, place.distance);
      const bool whole_step = place.distance + 1.001 * step < limit;
      const Panel panel = panel_until(side, place, whole_step ? place.distance + step : limit);
      const double length = panel.end.distance - place.distance;
      if (!(panel.roughness <= 1) && panels < most_panels && length > std::max(shortest, 1e-5 * place.distance)) {
        step = length / (panel.roughness > 1e6 ? 8 : 2);
        if (const double at = side.at(place.distance); many_scales && at < far_below * side.begin.at) {
          side.begin = {.at = at, .stays = stays(at), .surplus = surplus_at(at)};
          place.distance = 0;
          shortest = 1e-5 * at;
        }
        continue;
      }
      sums += panel.sums;
      place = panel.end;
      if (is_over(side, panel, length, sums) && !skip_to_kink(side, sums, place)) {
        return std::min(place.exponent, exponent(side.end) - exponent(began_at));
      }
      if (whole_step) step *= growth(panel.roughness);
    }
    return place.exponent;
  }

  /// The distance to the next kink of the law, or to the end.
  [[nodiscard]] double distance_to_kink(const Side& side, double distance) const {
    const double at = side.at(distance);
    const double kink = side.rightwards() ? patience_.next_kink(at) : patience_.previous_kink(at);
    const double far = std::abs(kink - side.begin.at);
    return far > distance ? std::min(far, side.length()) : side.length();
  }

  [[nodiscard]] static double growth(double roughness) { return roughness < 1e-6 ? 16 : roughness < 1e-3 ? 3 : 1.5; }

  /// Whether the panels that follow add nothing any more, but for losses that have not begun yet. The share lost later
  /// is at most the share that is there. Towards shorter waits more and more are still there: none but the whole share,
  /// in all that is left of the stretch, is sure to be enough.
  [[nodiscard]] static bool is_over(const Side& side, const Panel& panel, double length, const WaitSums& sums) {
    constexpr double nothing = 1e-17;
    if (panel.end.exponent < gone) return true;
    const double stays = side.stretch.stays_at_from;
    if (!side.rightwards()) {
      const double rest = panel.sums.offered * std::max(1., (side.length() - panel.end.distance) / length);
      return rest <= nothing * sums.offered && rest * stays <= nothing * std::min(sums.answered, sums.lost) &&
             rest * stays * side.at(panel.end.distance) <= nothing * std::min(sums.answered_wait, sums.wait);
    }
    const WaitSums& last = panel.sums;
    return last.offered <= nothing * sums.offered && last.answered <= nothing * sums.answered &&
           last.answered_wait <= nothing * sums.answered_wait && last.wait <= nothing * sums.wait &&
           (sums.lost == 0 || last.offered * stays <= nothing * sums.lost);
  }

  /// Where nobody has left yet, as before a fixed patience ends, what matters next is where somebody does.
  [[nodiscard]] bool skip_to_kink(const Side& side, const WaitSums& sums, Place& place) const {
    if (!side.rightwards() || sums.lost > 0 || place.exponent < gone) return false;
    const double at = side.at(place.distance);
    const double kink = patience_.next_kink(at);
    if (!(kink < side.end)) return kink == infinity<double>();  // on, in panels
    const double stayed = joining_ * patience_.survival_integral(kink);
    const bool nobody_leaves = stays(kink * just_before) == side.begin.stays;
    const double rise =
        nobody_leaves ? side.begin.surplus * (kink - at) : load_ * (stayed - place.stayed) - servers_ * (kink - at);
    place.exponent += steepness_ * rise;
    place.distance = kink - side.begin.at;
    place.stayed = stayed;
    return true;
  }

  [[nodiscard]] Panel panel_until(const Side& side, const Place& begin, double end) const {
    const PanelRule& rule = panel_rule();
    const bool rightwards = side.rightwards();
    const double half = (end - begin.distance) / 2;
    const auto distance = [&](std::size_t i) {  // of point i, in the order of the waits
      return rightwards ? begin.distance + half * (1 + rule.node[i]) : begin.distance + half * (1 - rule.node[i]);
    };
    constexpr double rounding_shows = 1e4;
    const bool fine = steepness_ * load_ * half > rounding_shows;
    PanelRule::Values stay;
    PanelRule::Values slope;
    for (std::size_t i = 0; i < rule.size; ++i) {
      stay[i] = stays(side.at(distance(i)));
      const double surplus_here = fine ? surplus(side, distance(i), stay[i]) : load_ * stay[i] - servers_;
      slope[i] = steepness_ * half * surplus_here;
    }
    const double rise = rule.sum(rule.weight, slope);
    const double stayed = half * rule.sum(rule.weight, stay);
    const double exponent_at_low = rightwards ? begin.exponent : begin.exponent - rise;
    const double stayed_at_low = rightwards ? begin.stayed : std::max(0., begin.stayed - stayed);

    Panel panel{.sums = {},
                .end = {.distance = end,
                        .exponent = rightwards ? begin.exponent + rise : exponent_at_low,
                        .stayed = rightwards ? begin.stayed + stayed : stayed_at_low},
                .roughness = 0};
    const PanelRule::Values rises = rule.integrals(slope);
    const PanelRule::Values stays_so_long = rule.integrals(stay);
    PanelRule::Values weight;
    PanelRule::Values answered;
    PanelRule::Values lost;
    double heaviest = 0;
    double most_answered = 0;
    double most_lost = 0;
    for (std::size_t i = 0; i < rule.size; ++i) {
      const double w = side.at(distance(i));
      weight[i] = std::exp(exponent_at_low + rises[i]);
      const bool from_begin = rightwards && side.begin.at == side.stretch.from;
      lost[i] = weight[i] * lost_since(side.stretch, from_begin ? distance(i) : w - side.stretch.from, stay[i]);
      answered[i] = weight[i] * stay[i];
      heaviest = std::max(heaviest, weight[i]);
      most_answered = std::max(most_answered, answered[i]);
      most_lost = std::max(most_lost, lost[i]);
      const double mass = unit_ * half * rule.weight[i] * weight[i];
      panel.sums += {.offered = mass,
                     .answered = mass * stay[i],
                     .lost = unit_ * half * rule.weight[i] * lost[i],
                     .answered_wait = mass * stay[i] * w,
                     .wait = mass * (stayed_at_low + half * stays_so_long[i])};
    }
    constexpr double resolved = 1e-9;
    constexpr double resolved_exponent = 3e-11;
    constexpr double least = 1e-290;
    const auto roughness = [&](const PanelRule::Values& values, double most) {
      return most > least ? rule.roughness(values) / (resolved * most) : 0;
    };
    panel.roughness =
        std::max({roughness(weight, heaviest), roughness(answered, most_answered), roughness(lost, most_lost)});
    if (heaviest > least) panel.roughness = std::max(panel.roughness, rule.roughness(slope) / resolved_exponent);
    return panel;
  }

  /// The share that leaves in the `length` after the beginning of the stretch.
  [[nodiscard]] double lost_since(const Stretch& stretch, double length, double stay) const {
    const double difference = stretch.stays_at_from - stay;
    return difference > 0.02 * stretch.stays_at_from ? difference : leaves(stretch.from, length);
  }

  const Patience& patience_;
  double servers_;
  double load_;
  double joining_;
  double steepness_;
  double top_;
  double unit_;
};

}  // namespace detail

}  // namespace krarup::formulas
