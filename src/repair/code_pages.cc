#include "repair/code_pages.h"

namespace emend {
namespace {

constexpr CodePage kCodePages[] = {
#include "repair/code_pages.inc"
};

}  // namespace

std::span<const CodePage> CodePages() { return kCodePages; }

const CodePage* FindCodePage(std::string_view name) {
  for (const CodePage& page : kCodePages) {
    if (page.name == name) return &page;
  }
  return nullptr;
}

}  // namespace emend
