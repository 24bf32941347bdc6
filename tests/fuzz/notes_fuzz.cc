// Any bytes as a notes file: an error with a place in the file, or notes that are written in one form for good.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/line_index.h"
#include "notes/yaml.h"
#include "notes/yaml_tree.h"

namespace {

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace emend;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto parsed = ParseYaml(text);
  const auto full = ParseFullYaml(text);
  Require(parsed.index() == full.index(), "the short cut knows what is YAML");
  if (const auto* tree = std::get_if<YamlNode>(&full)) {
    Require(*tree == std::get<YamlNode>(parsed), "the short cut gives the same tree");
  }
  const auto read = ReadNotes(text, "fuzz.yaml");
  if (!read.ok()) {
    const Error& error = read.error();
    Require(!error.message.empty() && error.message.find('\n') == std::string::npos, "the error is one line");
    Require(error.line >= 1 && error.column >= 1, "the error has a place");
    Require(error.line <= LineIndex(text).line_count() + 1, "the place is in the file");
    return 0;
  }
  const std::string written = WriteNotes(read.value());
  const Status verified = VerifyRoundTrip(read.value(), written);
  Require(verified.ok(), "what is written reads back");
  Require(WriteNotes(ReadNotes(written, "fuzz.yaml").value()) == written, "what is written settles");
  return 0;
}
