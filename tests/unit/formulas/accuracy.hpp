#pragma once

#include <cmath>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "../../reference/general_patience_row.hpp"
#include "krarup/formulas/erlang_c_inverse.hpp"
#include "krarup/formulas/finite_queue.hpp"
#include "krarup/formulas/general_handling.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/uncertain.hpp"
#include "queue_rows.hpp"

// Measures the formulas against tests/reference/tables, which tools/make_reference_tables.py writes.

namespace accuracy {

inline constexpr double eps = std::numeric_limits<double>::epsilon();

/// The largest errors of one function over its table.
struct Worst {
  double relative = 0;     ///< relative error
  double conditioned = 0;  ///< relative error in units of eps (1 + condition number)
  std::string where;       ///< the inputs that have the largest conditioned error
  int rows = 0;
};

/// A function's name ("erlang_a.abandonment") to its worst errors.
using Measurements = std::map<std::string, Worst>;

/// Calls `visit(row)`, a map of column to text, for each line of a CSV file below the source root.
inline void for_each_row(const std::string& path,
                         const std::function<void(const std::map<std::string, std::string>&)>& visit) {
  for (const auto& row : krarup::reference::made_table(path)) visit(row);
}

inline std::map<std::string, double> erlang_b_c_values(double servers, double load, double wait) {
  using namespace krarup::formulas;
  std::map<std::string, double> values{{"blocking", erlang_b(servers, load)},
                                       {"log_blocking", log_erlang_b(servers, load)},
                                       {"served", erlang_b_served(servers, load)},
                                       {"waits", erlang_c(servers, load)},
                                       {"log_waits", log_erlang_c(servers, load)},
                                       {"wait_exceeds", erlang_c_wait_exceeds(servers, load, wait)},
                                       {"wait_within", erlang_c_wait_within(servers, load, wait)}};
  return values;
}

inline std::map<std::string, double> values_of(const krarup::formulas::WaitingMeasures& m) {
  return {{"answered_within", m.answered_within},
          {"answered_after", m.answered_after},
          {"abandoned_within", m.abandoned_within},
          {"abandoned_after", m.abandoned_after},
          {"abandonment", m.abandonment},
          {"probability_of_wait", m.probability_of_wait},
          {"mean_wait", m.mean_wait},
          {"mean_wait_of_answered", m.mean_wait_of_answered},
          {"occupancy", m.occupancy},
          {"mean_queue_length", m.mean_queue_length}};
}

inline std::map<std::string, double> erlang_a_values(double servers, double load, double patience, double wait) {
  return values_of(krarup::formulas::erlang_a_measures(servers, load, patience, wait));
}

inline std::map<std::string, double> finite_queue_values(const krarup::formulas::FiniteQueue& queue, double wait) {
  const auto m = krarup::formulas::finite_queue_measures(queue, wait);
  auto values = values_of(m.waiting);
  values["blocked"] = m.blocked;
  return values;
}

/// By the names of the questions in the table of inverses.
inline double inverse(const std::string& question, double share, double number) {
  using namespace krarup::formulas;
  if (question == "erlang_b_servers") return erlang_b_servers(share, number);
  if (question == "erlang_b_load") return erlang_b_load(number, share);
  if (question == "erlang_c_servers") return erlang_c_servers(share, number);
  if (question == "erlang_c_load") return erlang_c_load(number, share);
  throw std::runtime_error("unknown question " + question);
}

/// Averages over days; a handling time is the unit, 1 s.
template <class Q>
[[nodiscard]] std::map<std::string, double> values_of_days(const Q& queue, double cv, double wait) {
  const krarup::Uncertain<Q> uncertain{queue, cv};
  const krarup::Outcomes shares = outcomes(uncertain, krarup::Seconds{wait});
  const krarup::Performance p = performance(uncertain, krarup::Seconds{wait});
  return {{"answered_within", shares.answered_within},
          {"answered_after", shares.answered_after},
          {"abandonment", p.abandonment},
          {"blocking", p.blocking},
          {"mean_wait", p.mean_wait.count()},
          {"occupancy", p.occupancy}};
}

inline std::map<std::string, double> uncertain_values(const std::map<std::string, std::string>& row) {
  const auto number = [&](const char* name) { return std::strtod(row.at(name).c_str(), nullptr); };
  const krarup::Demand demand{number("offered_load"), krarup::Seconds{1}, krarup::Seconds{1}};
  const double agents = number("servers"), cv = number("cv"), wait = number("wait");
  const std::string& model = row.at("model");
  if (model == "erlang_b") return values_of_days(krarup::ErlangB{demand, agents}, cv, wait);
  if (model == "erlang_c") return values_of_days(krarup::ErlangC{demand, agents}, cv, wait);
  return values_of_days(krarup::ErlangA{demand, krarup::Seconds{number("patience")}, agents}, cv, wait);
}

inline std::map<std::string, double> deterministic_service_values(double servers, double load, double wait) {
  const auto m = krarup::formulas::general_handling_measures(
      {.servers = servers, .offered_load = load, .service_scv = 0, .wait = wait});
  return {{"probability_of_wait", m.probability_of_wait},
          {"mean_wait", m.mean_wait},
          {"answered_within", m.answered_within},
          {"answered_after", m.answered_after}};
}

/// Compares one row, with a condition number of 0 where the table has none. Values below 1e-290 are left out: doubles
/// run out of digits there, and the log forms take over. So are infinite ones, which tests of their own hold.
inline void compare(Measurements& worst, const std::string& prefix, const std::map<std::string, std::string>& row,
                    const std::map<std::string, double>& values, const std::string& where) {
  for (const auto& [name, value] : values) {
    const std::string& text = row.at(name);
    if (text.empty()) continue;
    const long double exact = std::strtold(text.c_str(), nullptr);
    if (std::abs(exact) < 1e-290L || std::isinf(exact)) continue;
    const auto condition_of = row.find("condition_of_" + name);
    const double condition = condition_of == row.end() ? 0 : std::strtod(condition_of->second.c_str(), nullptr);
    const auto error = static_cast<double>(std::abs(static_cast<long double>(value) / exact - 1));
    Worst& entry = worst[prefix + "." + name];
    ++entry.rows;
    entry.relative = std::max(entry.relative, error);
    const double conditioned = error / (eps * (1 + condition));
    if (!(conditioned <= entry.conditioned)) {  // also when NaN
      entry.conditioned = conditioned;
      entry.where = where;
    }
  }
}

inline krarup::formulas::FiniteQueue finite_queue(const std::map<std::string, std::string>& row) {
  const auto number = [&](const char* name) { return std::strtod(row.at(name).c_str(), nullptr); };
  return {number("servers"), number("offered_load"), number("patience"), number("balking"), number("lines")};
}

inline std::string inputs_of(const std::map<std::string, std::string>& row) {
  std::string text;
  for (const char* name : {"servers", "offered_load", "patience", "balking", "lines", "wait"})
    text += row.at(name) + " ";
  return text;
}

/// The first cells of a row, which are its inputs.
inline std::string first_cells(const std::map<std::string, std::string>& row,
                               std::initializer_list<const char*> names) {
  std::string text;
  for (const char* name : names) {
    if (row.contains(name)) text += row.at(name) + " ";
  }
  return text;
}

/// Queues that are asked as planners ask them, rather than by their formulas.
inline void measure_queues(Measurements& worst) {
  for (const auto& [table, values_of_row] : queue_tables) {
    for_each_row("tests/reference/tables/" + table + ".csv",
                 [&, &name = table, &find = values_of_row](const auto& row) {
                   Values values = find(row);
                   std::erase_if(values, [&](const auto& each) { return !row.contains(each.first); });
                   compare(worst, name, row, values,
                           first_cells(row, {"servers", "offered_load", "sources", "higher", "own", "wait", "agents",
                                             "kind", "interval"}));
                 });
  }
  for_each_row("tests/reference/tables/waits.csv", [&](auto row) {
    const Values values = waits_row(row);
    for (const auto& [question, value] : values) row[question] = row.at("value");
    compare(worst, "waits", row, values,
            first_cells(row, {"servers", "offered_load", "patience", "lines", "argument"}));
  });
}

inline Measurements measure() {
  Measurements worst;
  const auto number = [](const auto& row, const char* name) { return std::strtod(row.at(name).c_str(), nullptr); };
  for_each_row("tests/reference/tables/erlang_b_c.csv", [&](const auto& row) {
    const double servers = number(row, "servers"), load = number(row, "offered_load"), wait = number(row, "wait");
    compare(worst, "erlang_b_c", row, erlang_b_c_values(servers, load, wait),
            row.at("servers") + " " + row.at("offered_load") + " " + row.at("wait"));
  });
  for_each_row("tests/reference/tables/erlang_a.csv", [&](const auto& row) {
    const double servers = number(row, "servers"), load = number(row, "offered_load");
    const double patience = number(row, "patience"), wait = number(row, "wait");
    compare(worst, "erlang_a", row, erlang_a_values(servers, load, patience, wait),
            row.at("servers") + " " + row.at("offered_load") + " " + row.at("patience") + " " + row.at("wait"));
  });
  for (const std::string table : {"finite_queue", "finite_queue_large"}) {
    for_each_row("tests/reference/tables/" + table + ".csv", [&](const auto& row) {
      compare(worst, table, row, finite_queue_values(finite_queue(row), number(row, "wait")), inputs_of(row));
    });
  }
  for_each_row("tests/reference/tables/general_patience.csv", [&](const auto& row) {
    const auto measures =
        krarup::detail::measures(krarup::reference::general_patience_of(row), krarup::Seconds{number(row, "wait")});
    compare(worst, "general_patience", row, values_of(measures),
            row.at("law") + " " + row.at("servers") + " " + row.at("offered_load") + " " + row.at("wait"));
  });
  for_each_row("tests/reference/tables/uncertain.csv", [&](const auto& row) {
    compare(worst, "uncertain", row, uncertain_values(row),
            row.at("model") + " " + row.at("servers") + " " + row.at("offered_load") + " " + row.at("cv"));
  });
  for_each_row("tests/reference/tables/deterministic_service.csv", [&](const auto& row) {
    const double servers = number(row, "servers"), load = number(row, "offered_load"), wait = number(row, "wait");
    compare(worst, "deterministic_service", row, deterministic_service_values(servers, load, wait),
            row.at("servers") + " " + row.at("offered_load") + " " + row.at("wait"));
  });
  for_each_row("tests/reference/tables/inverses.csv", [&](const auto& row) {
    const std::string question = row.at("question");
    const double found = inverse(question, number(row, "share"), number(row, "number"));
    compare(worst, "inverses", {{question, row.at("value")}, {"condition_of_" + question, row.at("condition")}},
            {{question, found}}, row.at("share") + " " + row.at("number"));
  });
  measure_queues(worst);
  return worst;
}

}  // namespace accuracy
