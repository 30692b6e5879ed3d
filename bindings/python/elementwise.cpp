#include "elementwise.hpp"

namespace krarup::python {

void FirstFailure::rethrow(const Shape& shape) const {
  if (error_ == nullptr) return;
  const std::string place = " (element " + shape.place(element_) + ")";
  try {
    std::rethrow_exception(error_);
  } catch (const InvalidInput& error) {
    throw InvalidInput(error.what() + place);
  } catch (const Infeasible& error) {
    throw Infeasible(error.what() + place);
  } catch (const NoConvergence& error) {
    throw NoConvergence(error.what() + place, error.residual());
  }
}

}  // namespace krarup::python
