#include "scheduling/check/breaches.hpp"
#include "scheduling/check/replays.hpp"

namespace krarup::check {

void check_rules(const Line& line, Ledger& ledger) {
  for (const RosterRule& each : line.person->rules) {
    std::visit(
        [&]<class Rule>(const Rule& rule) {
          const std::string name(Rule::rule);
          for (const Breach& breach : breaches(rule, line)) {
            if (rule.weight) {
              ledger.charge(name, breach.amount, *rule.weight * breach.amount);
              continue;
            }
            ledger.violation(*line.clock, breach.from, breach.until,
                             {.rule = name,
                              .subject = line.person->name,
                              .amount = breach.amount,
                              .text = line.person->name + " " + breach.text});
          }
        },
        each);
  }
}

}  // namespace krarup::check
