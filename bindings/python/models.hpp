#pragma once

#include "krarup/plan/any_queue.hpp"
#include "queue.hpp"

// Every queue model as a class of Python. Each is compiled once, in the file that binds it.

namespace krarup::python {

extern template class QueueObject<Blended>;
extern template class QueueObject<Chat>;
extern template class QueueObject<Engset>;
extern template class QueueObject<ErlangA>;
extern template class QueueObject<ErlangB>;
extern template class QueueObject<ErlangC>;
extern template class QueueObject<ErlangX>;
extern template class QueueObject<ExtendedErlangB>;
extern template class QueueObject<FiniteSource>;
extern template class QueueObject<GeneralHandling>;
extern template class QueueObject<GeneralPatience>;
extern template class QueueObject<PriorityQueue>;

}  // namespace krarup::python
