// Any text: the repairs are edits that can be made, leave well-formed UTF-8, and a repaired text needs none.
#include <cstdint>
#include <string>
#include <vector>

#include "base/mapped_text.h"
#include "base/utf8.h"
#include "repair/repair.h"
#include "repair/white_space.h"
#include "require.h"

namespace {

using namespace emend;

void RequireSound(const std::vector<Edit>& edits, std::string_view text) {
  size_t behind = 0;
  for (const Edit& edit : edits) {
    Require(edit.span.begin >= behind && edit.span.end >= edit.span.begin && edit.span.end <= text.size(),
            "edits are sorted, apart and inside the text", text);
    behind = edit.span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  constexpr size_t kLongest = 1 << 14;
  if (size > kLongest) return 0;
  const std::string text = WellFormed(std::string_view(reinterpret_cast<const char*>(bytes), size));
  const std::vector<Repair> repairs = FindRepairs(text);
  for (const Repair& repair : repairs) {
    Require(repair.certainty > 0 && repair.certainty <= 1, "a certainty is between 0 and 1", text);
    Require(!repair.chain.empty(), "a repair names its code page", text);
  }
  const std::vector<Edit> edits = ToEdits(repairs);
  RequireSound(edits, text);
  const std::string repaired = ApplyEdits(text, edits);
  Require(!FindInvalidUtf8(repaired), "the repaired text is UTF-8", repaired);
  Require(FindRepairs(repaired).empty(), "a repaired text needs no repair", text);

  const std::vector<Edit> spaces = CleanWhiteSpace(repaired);
  RequireSound(spaces, repaired);
  Require(!FindInvalidUtf8(ApplyEdits(repaired, spaces)), "clean white space is UTF-8", repaired);
  return 0;
}
