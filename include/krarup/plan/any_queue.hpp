#pragma once

#include <variant>

#include "krarup/queues/blended.hpp"
#include "krarup/queues/chat.hpp"
#include "krarup/queues/engset.hpp"
#include "krarup/queues/erlang_a.hpp"
#include "krarup/queues/erlang_b.hpp"
#include "krarup/queues/erlang_c.hpp"
#include "krarup/queues/erlang_x.hpp"
#include "krarup/queues/extended_erlang_b.hpp"
#include "krarup/queues/finite_source.hpp"
#include "krarup/queues/general_handling.hpp"
#include "krarup/queues/general_patience.hpp"
#include "krarup/queues/priority_queue.hpp"

namespace krarup {

/// A queue model chosen at run time, as a scenario file does with `"model": "erlang_a"`.
using AnyQueue = std::variant<ErlangA, ErlangC, ErlangB, ErlangX, GeneralPatience, GeneralHandling, Chat, Blended,
                              PriorityQueue, Engset, ExtendedErlangB, FiniteSource>;

}  // namespace krarup
