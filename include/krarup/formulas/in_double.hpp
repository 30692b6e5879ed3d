#pragma once

#include <boost/math/policies/policy.hpp>

namespace krarup::formulas::detail {

/// The policy of Boost.Math's functions that computes in double: by way of long double they gain a digit that is not
/// needed, and take up to twenty times as long.
using InDouble = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

}  // namespace krarup::formulas::detail
