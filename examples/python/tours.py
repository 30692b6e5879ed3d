import krarup as kr

shifts = kr.ShiftProblem(
    required=kr.Series(start="2026-03-02T00:00Z", step="1h", values=(8 * [0] + [4, 6, 8, 8, 6, 4, 4, 2] + 8 * [0]) * 7),
    shift_templates=[
        kr.ShiftTemplate(name="full", length="8h", earliest_start="08:00", latest_start="08:00", start_step="1h"),
        kr.ShiftTemplate(name="half", length="4h", earliest_start="08:00", latest_start="12:00", start_step="1h"),
    ],
)
classes = [
    kr.ContractClass(name="full time", shift_templates=["full"], people=8, min_joined_days_off=2),
    kr.ContractClass(name="half time", shift_templates=["half"], people=12, min_days_per_week=4, max_hours_per_week="20h"),
]
plan = kr.design_tours(kr.TourProblem(shifts=shifts, classes=classes))

print(f"{plan.status}: cost {plan.objective:.0f}, no plan costs less than {plan.bound:.0f}")
for use in plan.classes:
    print(f"  {use.people} {use.contract_class}, {use.paid_time / 3600:.0f} h")
for tour in plan.tours[:3]:
    days = " ".join(f"{shift.start:%a}" for shift in tour.shifts)
    print(f"  {tour.people} x {tour.contract_class}: {days}")
