#include "krarup/core/enumeration.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace channels {

enum class Channel { phone, chat };

constexpr auto enumerators(Channel) {
  return std::array{krarup::Enumerator{Channel::phone, "phone"}, krarup::Enumerator{Channel::chat, "chat"}};
}

enum class Unlisted { one };

}  // namespace channels

namespace krarup {
namespace {

using channels::Channel;

static_assert(Named<Channel>);
static_assert(!Named<channels::Unlisted>);
static_assert(!Named<int>);

TEST(Enumeration, NamesAndValuesAreEachOthersInverse) {
  for (const auto& each : enumerators(Channel{})) {
    EXPECT_EQ(name_of(each.value), each.name);
    EXPECT_EQ(parse_name<Channel>("channel", each.name), each.value);
  }
}

TEST(Enumeration, AnUnknownNameIsRefusedWithTheListOfKnownOnes) {
  try {
    (void)parse_name<Channel>("channel", "Phone");
    FAIL() << "accepted";
  } catch (const InvalidInput& error) {
    EXPECT_STREQ(error.what(), R"(channel must be one of "phone", "chat", got "Phone")");
  }
}

TEST(Enumeration, AValueOutsideTheListHasNoName) { EXPECT_EQ(name_of(static_cast<Channel>(7)), "?"); }

}  // namespace
}  // namespace krarup
