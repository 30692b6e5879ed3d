#pragma once

#include <set>
#include <string>
#include <vector>

#include "krarup/scheduling/roster.hpp"
#include "scheduling/check/line.hpp"

namespace krarup::problems {

/// What is checked where a roster refers to days, templates and people by name.
class RosterReferences {
 public:
  explicit RosterReferences(const RosterProblem& problem);

  void check_person(const std::string& path, const Person& person) const;
  void check_cover(const std::string& path) const;
  void check_fairness(const std::string& path) const;
  void check_pairings(const std::string& path) const;
  void check_published(const std::string& path) const;

 private:
  void require_day(const std::string& field, Date date) const;
  void require_templates(const std::string& field, const std::vector<std::string>& names) const;
  void require_some_templates(const std::string& field, const std::vector<std::string>& names) const;
  void check_rule(const std::string& path, const RosterRule& rule) const;
  void check_pinned(const std::string& path, const std::vector<PinnedDay>& pinned) const;
  void check_history(const std::string& path, const std::vector<Shift>& history) const;

  const RosterProblem& problem_;
  check::Horizon roster_;
  std::set<std::string> templates_, people_;
};

}  // namespace krarup::problems
