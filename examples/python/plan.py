from pathlib import Path

import krarup as kr

data = Path(__file__).parent.parent / "data"
plan = kr.plan(kr.Scenario.load(data / "scenario.json"))

print(f"{plan.totals.contacts:.0f} contacts, {len(plan.shift_plan.shifts)} shifts, {plan.totals.fte:.1f} FTE")
print(f"expected service level {plan.totals.service_level:.1%}, shifts within {plan.shift_plan.gap:.2%} of the best possible")
for finding in plan.shift_plan.findings + plan.roster.findings:
    print("-", finding.text)

plan.to_html("plan.html")
