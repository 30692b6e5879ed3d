#include <krarup/io/text.hpp>

// A program that uses the compiled library; krarup's own dependencies must not show.
int main() { return krarup::parse_duration("30min") == krarup::Seconds{1800} ? 0 : 1; }
