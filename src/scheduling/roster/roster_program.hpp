#pragma once

#include <functional>
#include <vector>

#include "scheduling/mip/highs_model.hpp"
#include "scheduling/roster/roster_rules.hpp"

namespace krarup {

/// The part of a roster that is to be decided anew: some people, on the kinds offered to them.
struct Freedom {
  std::vector<std::size_t> people;
  std::vector<std::size_t> offered;  ///< for each kind, how many shifts there are to give; 0 leaves the kind alone
  bool promises = true;              ///< whether hours short of a promise count
  /// A preference among equals, small against an hour; may be empty.
  std::function<double(std::size_t person, std::size_t kind)> preference{};
};

/// Assigns the offered shifts to the free people as a mixed-integer program.
///
/// Column y[p,k]: person p works a shift of kind k; u[k]: shifts of kind k that stay open; s[p,w]: hours short of the
/// promise. At any moment a person is busy with, or resting from, at most one shift, and these rows suffice: intervals
/// that overlap in pairs share a moment.
class RosterProgram {
 public:
  /// @param kept  what stays as it is: shifts of free people on kinds that are not offered
  RosterProgram(const RosterRules& rules, Freedom freedom, const Assigned& kept);

  [[nodiscard]] const mip::Model& model() const { return model_; }

  /// All columns' values when the free people work as in `assigned`.
  [[nodiscard]] std::vector<double> encode(const Assigned& assigned) const;

  /// For each free person, the kinds given to them by a solution.
  [[nodiscard]] std::vector<std::vector<std::size_t>> decode(const std::vector<double>& values) const;

 private:
  struct Choice {
    std::size_t kind = 0;
    int column = 0;
  };
  struct FreePerson {
    std::size_t person = 0;
    std::vector<Choice> choices;  ///< in order of the kinds' start
    std::vector<int> shortfall;   ///< for each week, the column or -1
  };

  void add_person(std::size_t person, const Assigned& kept);
  void add_one_at_a_time(const FreePerson& free);
  void add_week(FreePerson& free, std::size_t week, const Assigned& kept);
  void add_open_shifts();

  const RosterRules& rules_;
  Freedom freedom_;
  mip::Model model_;
  std::vector<FreePerson> people_;
  std::vector<int> open_;  ///< for each kind, the column or -1
};

}  // namespace krarup
