#include "passages/cmark_arena.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstring>

namespace emend {
namespace {

constexpr size_t kFirstBlock = size_t{16} << 10;
constexpr size_t kLargestBlock = size_t{1} << 20;
constexpr size_t kAlignment = alignof(std::max_align_t);

thread_local CmarkArena* current = nullptr;

size_t RoundUp(size_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; }

size_t SizeOf(const char* piece) {
  size_t size = 0;
  std::memcpy(&size, piece - kAlignment, sizeof size);
  return size;
}

}  // namespace

CmarkArena::CmarkArena() : block_size_(kFirstBlock) {
  assert(current == nullptr);
  current = this;
}

CmarkArena::~CmarkArena() { current = nullptr; }

cmark_mem* CmarkArena::mem() {
  static cmark_mem mem = {&CmarkArena::Allocate, &CmarkArena::Reallocate, &CmarkArena::Free};
  return &mem;
}

void CmarkArena::Reset(size_t limit, std::jmp_buf* refused) {
  limit_ = limit;
  refused_ = refused;
  if (blocks_.empty()) return;
  if (blocks_.size() > 1) {
    std::swap(blocks_.front(), blocks_.back());
    blocks_.resize(1);
  }
  next_ = blocks_.front().get();
  left_ = last_size_;
}

// Before each piece stands its size.
char* CmarkArena::Take(size_t size) {
  const size_t whole = RoundUp(size) + kAlignment;
  if (whole > left_) {
    const size_t block = std::max(whole, block_size_);
    if (block > limit_ || size > whole) std::longjmp(*refused_, 1);  // NOLINT(cert-err52-cpp): over C alone
    limit_ -= block;
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block));
    next_ = blocks_.back().get();
    left_ = last_size_ = block;
    block_size_ = std::min(block_size_ * 2, kLargestBlock);
  }
  char* const piece = next_ + kAlignment;
  std::memcpy(next_, &size, sizeof size);
  next_ += whole;
  left_ -= whole;
  return piece;
}

void* CmarkArena::Allocate(size_t count, size_t size) {
  const size_t whole = count > 0 && size > SIZE_MAX / count ? SIZE_MAX : count * size;
  return std::memset(current->Take(whole), 0, whole);
}

bool CmarkArena::IsLast(const char* piece, size_t size) const { return piece + RoundUp(size) == next_; }

void* CmarkArena::Reallocate(void* memory, size_t size) {
  if (memory == nullptr) return current->Take(size);
  char* const piece = static_cast<char*>(memory);
  const size_t before = SizeOf(piece);
  if (before >= size) return memory;
  char* const grown = current->Take(size);
  std::memcpy(grown, piece, before);
  return grown;
}

// Most of what is freed is the last that was taken: a scratch text, a delimiter. The rest waits for the end.
void CmarkArena::Free(void* memory) {
  if (memory == nullptr) return;
  char* const piece = static_cast<char*>(memory);
  const size_t size = SizeOf(piece);
  if (!current->IsLast(piece, size)) return;
  current->next_ = piece - kAlignment;
  current->left_ += RoundUp(size) + kAlignment;
}

}  // namespace emend
