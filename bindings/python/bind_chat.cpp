#include "described_class.hpp"
#include "krarup/queues/slowdown.hpp"
#include "models.hpp"
#include "registration.hpp"

namespace krarup::python {

using namespace py::literals;

template class QueueObject<Chat>;

namespace {

using Slowdown = Shown<Chat, std::vector<double>>;

}  // namespace

void bind_chat(py::module_& module) {
  bind_class<Chat, Queue>(module, "Chat");
  bind_class<ChatLoad>(module, "ChatLoad", Role::answer);
  module.def(
      "chat_load",
      [](const QueueObject<Chat>& queue) {
        return Shown<ChatLoad, ChatLoad>{ask([](const Chat& each) { return chat_load(each); }, queue)};
      },
      "queue"_a, doc("chat_load").c_str());
  module.def(
      "divided_by_concurrency",
      [](const QueueObject<Chat>& queue) {
        return QueueObject<ErlangA>(divided_by_concurrency(queue.only(argument("queue"))));
      },
      "queue"_a, doc("divided_by_concurrency").c_str());
  module.def(
      "even_slowdown",
      [](const Given<int>& concurrency, const Given<double>& share) {
        return Slowdown{to_python(even_slowdown(concurrency.as("concurrency"), share.as("share")))};
      },
      "concurrency"_a, "share"_a, doc("even_slowdown").c_str());
  module.def(
      "think_time_slowdown",
      [](const Given<int>& concurrency, const Given<double>& think_ratio) {
        return Slowdown{to_python(think_time_slowdown(concurrency.as("concurrency"), think_ratio.as("think_ratio")))};
      },
      "concurrency"_a, "think_ratio"_a, doc("think_time_slowdown").c_str());
}

}  // namespace krarup::python
