#include "krarup/formulas/effective_concurrency.hpp"
#include "published_table.hpp"

namespace krarup::reference {
namespace {

TEST_F(Published, EffectiveConcurrencyToEveryPrintedDigit) {
  const Answer answer = [](const Row& row) {
    return formulas::effective_concurrency(evaluate(row.at("windows_K")), evaluate(row.at("r_think_over_handle")));
  };
  check_table("pub_chat_concurrency.csv",
              {{"effective concurrency X(K)/X(1)", answer}, {"effective concurrency", answer}}, {}, 3);
}

}  // namespace
}  // namespace krarup::reference
