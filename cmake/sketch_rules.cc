// Run when emend is built: writes what it has to know of its rules before it reads them, as a source file.
//
//   sketch_rules RULES_FOLDER OUT.cc
#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "check/rule_sketches.h"
#include "cli/atomic_write.h"
#include "cli/files.h"
#include "cli/rules_folder.h"

namespace emend {
namespace {

// Files that are no rules are left to whoever checks with them.
int Sketch(const std::string& folder, const std::string& out) {
  SketchBook book;
  std::vector<Error> errors;
  for (const std::string& path : ListRuleFiles(folder, errors)) {
    const Result<FileBytes> bytes = ReadFile(path, kMostRuleBytes);
    if (bytes.ok()) book.Add(bytes.value().bytes, path);
  }
  std::string bytes = book.written();
  const size_t size = bytes.size();
  bytes.resize((size + 7) / 8 * 8);
  std::string source = "#include <cstdint>\n\n#include \"cli/run.h\"\n\nconst uint64_t kSketches[] = {";
  for (size_t at = 0; at < bytes.size(); at += 8) {
    uint64_t number = 0;
    std::memcpy(&number, bytes.data() + at, 8);
    source += fmt::format("{}{:#x},", at % 64 == 0 ? "\n" : "", number);
  }
  source += fmt::format(
      "0}};\n\nstd::string_view emend::WrittenSketches() {{ return {{reinterpret_cast<const char*>(kSketches), {}}}; "
      "}}\n",
      size);
  const Status status = ReplaceFile(out, source);
  if (!status.ok()) std::fprintf(stderr, "%s\n", status.error().ToString().c_str());
  return status.ok() ? 0 : 1;
}

}  // namespace
}  // namespace emend

int main(int argc, char** argv) { return argc == 3 ? emend::Sketch(argv[1], argv[2]) : 2; }
