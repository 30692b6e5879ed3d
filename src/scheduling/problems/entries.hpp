#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "krarup/core/error.hpp"
#include "krarup/core/time.hpp"
#include "krarup/core/validate.hpp"

/// What is asked of the entries of a problem, whatever it is a problem of. The first argument names the field as the
/// user wrote it.
namespace krarup::problems {

/// The path of entry i: "people[3]".
std::string at(const std::string& path, std::size_t i);

void require_at_most(const std::string& field, std::size_t size, std::size_t most);
void require_at_most(const std::string& field, Seconds time, Seconds most);
void require_whole_seconds(const std::string& field, Seconds time);

/// Names tell people and templates apart in every answer.
template <class T>
void require_distinct_names(const std::string& path, const std::vector<T>& list) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string field = detail::join(at(path, i), "name");
    if (list[i].name.empty()) throw InvalidInput(field + " must not be empty");
    if (!names.insert(list[i].name).second) {
      throw InvalidInput(field + " must be different from the names before it, got \"" + list[i].name + "\" again");
    }
  }
}

}  // namespace krarup::problems
