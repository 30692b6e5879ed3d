#include "ask.hpp"
#include "described_class.hpp"
#include "krarup/distributions/patience_law.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

namespace {

/// A question about a law at a time, or at each of an array of times.
template <class Answer>
void bind_question(py::module_& module, const char* name, Answer (*question)(const PatienceLaw&, Seconds)) {
  module.def(
      name,
      [question](const Given<PatienceLaw>& law, const GivenTime& t) {
        return Values{ask([question, given = law.as("law")](Seconds at) { return question(given, at); }, t.as("t"))};
      },
      "law"_a, "t"_a, doc(std::string(name) + "(PatienceLaw)").c_str());
}

}  // namespace

void bind_distributions(py::module_& module) {
  bind_class<Exponential>(module, "Exponential");
  bind_class<Gamma>(module, "Gamma");
  bind_class<Lognormal>(module, "Lognormal");
  bind_class<Hyperexponential>(module, "Hyperexponential");
  bind_class<Deterministic>(module, "Deterministic");
  bind_class<Weibull>(module, "Weibull");
  bind_class<Empirical>(module, "Empirical");
  bind_question<double>(module, "survival", &survival);
  bind_question<double>(module, "cdf", &cdf);
  bind_question<double>(module, "hazard", &hazard);
  bind_question<Seconds>(module, "survival_integral", &survival_integral);
  module.def(
      "mean", [](const Given<PatienceLaw>& law) { return mean(law.as("law")).count(); }, "law"_a,
      doc("mean(PatienceLaw)").c_str());
  module.def(
      "scv", [](const Given<PatienceLaw>& law) { return scv(law.as("law")); }, "law"_a,
      doc("scv(PatienceLaw)").c_str());
}

}  // namespace krarup::python
