#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "krarup/core/error.hpp"

namespace krarup::mistakes {

/// How a mistake is answered: the text could not be read, or what it says breaks a rule.
enum class Answer { none, unreadable_text, broken_rule };

struct Refusal {
  Answer answer = Answer::none;
  std::string message;

  friend bool operator==(const Refusal&, const Refusal&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Refusal& refusal) {
    constexpr std::string_view names[] = {"accepted", "ParseError", "InvalidInput"};
    return out << names[static_cast<int>(refusal.answer)] << ": " << refusal.message;
  }
};

/// What `read` answers.
template <class Read>
Refusal refusal_of(const Read& read) {
  try {
    static_cast<void>(read());
  } catch (const ParseError& error) {
    return {Answer::unreadable_text, error.what()};
  } catch (const InvalidInput& error) {
    return {Answer::broken_rule, error.what()};
  }
  return {};
}

/// A test name: letters and digits only.
inline std::string test_name(std::string_view id) {
  std::string name(id);
  for (char& c : name) {
    if (c == ' ' || c == '-' || c == ',') c = '_';
  }
  return name;
}

}  // namespace krarup::mistakes
