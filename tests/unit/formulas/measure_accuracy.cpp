// Prints the worst error of every function as CSV.

#include <cstdio>

#include "accuracy.hpp"

int main() {
  std::puts("function,rows,conditioned,relative,where");
  for (const auto& [name, worst] : accuracy::measure()) {
    std::printf("%s,%d,%.3g,%.3g,%s\n", name.c_str(), worst.rows, worst.conditioned, worst.relative,
                worst.where.c_str());
  }
}
