#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace krarup {

/// The base of every exception that krarup throws; `what()` is one line that a planner can act on.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The caller's mistake: names the field, the rule and the value, as in "demand.aht must be > 0 s, got 0 s".
class InvalidInput : public Error {
 public:
  using Error::Error;
};

/// Text that cannot be read; the message begins with the place (file, line and column, or JSON pointer).
class ParseError : public Error {
 public:
  using Error::Error;
};

/// No staffing meets the target; the message names the constraint that cannot be met.
class Infeasible : public Error {
 public:
  using Error::Error;
};

/// An iteration that stopped short of its tolerance.
class NoConvergence : public Error {
 public:
  NoConvergence(const std::string& what, double residual) : Error(what), residual_(residual) {}

  /// How far the last iterate was from a solution, in the units the message states.
  [[nodiscard]] double residual() const noexcept { return residual_; }

 private:
  double residual_;
};

/// The user asked a long computation to stop before it had any answer.
class Cancelled : public Error {
 public:
  using Error::Error;
};

}  // namespace krarup
