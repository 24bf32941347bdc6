// Memory for the Markdown parser: taken in large blocks, given back all at once.
//
// A tree has a node for each word or so that is set apart, and freeing them one by one costs as much as parsing. cmark
// gives its allocator no context, so the arena in use is that of the thread.
//
// The parser may want memory out of all proportion to the text: a table of 1,000 columns with 100,000 rows of one cell,
// a link's long address once for each of its uses. It knows no way to fail but to abort, so it is left by a jump.
#ifndef EMEND_PASSAGES_CMARK_ARENA_H_
#define EMEND_PASSAGES_CMARK_ARENA_H_

#include <cmark-gfm.h>

#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace emend {

// While one lives, what the functions of `mem()` hand out on this thread is valid. There must be one at most a thread.
class CmarkArena {
 public:
  CmarkArena();
  ~CmarkArena();
  CmarkArena(const CmarkArena&) = delete;
  CmarkArena& operator=(const CmarkArena&) = delete;

  static cmark_mem* mem();

  // Takes back all that was handed out, and keeps the last block. From now on at most `limit` bytes are handed out: the
  // next call that wants more does not return but jumps to `refused`, over frames of C alone.
  void Reset(size_t limit, std::jmp_buf* refused);

  // Once the frame of `refused` is left: no limit holds.
  void LiftLimit() { limit_ = SIZE_MAX; }

 private:
  static void* Allocate(size_t count, size_t size);  // zeroed
  static void* Reallocate(void* memory, size_t size);
  static void Free(void* memory);

  char* Take(size_t size);
  bool IsLast(const char* piece, size_t size) const;

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  size_t left_ = 0;
  size_t last_size_ = 0;  // of the last block
  size_t block_size_;
  size_t limit_ = 0;
  std::jmp_buf* refused_ = nullptr;
};

}  // namespace emend

#endif  // EMEND_PASSAGES_CMARK_ARENA_H_
