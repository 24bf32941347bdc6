// Any bytes as a file to be checked: an error with a place, or passages that know where they stand. The first byte says
// what kind of file it is.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "support/passage_faults.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace emend;
  if (size == 0) return 0;
  const FileFormat format = bytes[0] == 'n'   ? FileFormat::kNotes
                            : bytes[0] == 't' ? FileFormat::kText
                                              : FileFormat::kMarkdown;
  const std::string text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  const auto read = ReadCheckedFile(text, "fuzz", format);
  std::string fault;
  if (read.ok()) {
    fault = FindPassageFault(read.value());
    if (read.value().bytes != text) fault = "the bytes changed";
  } else if (read.error().message.empty() || read.error().line < 0) {
    fault = "an error without a place";
  }
  if (fault.empty()) return 0;
  std::fprintf(stderr, "broken: %s\n", fault.c_str());
  std::abort();
}
