#include "repair/compose.h"

#include <algorithm>
#include <utility>

#include "base/mapped_text.h"

namespace emend {
namespace {

// Where the repairs stand in the text that they lead to.
std::vector<Span> RepairedSpans(const std::vector<Repair>& repairs) {
  std::vector<Span> spans;
  size_t begin = 0;
  size_t end_in_source = 0;
  for (const Repair& repair : repairs) {
    begin += repair.span.begin - end_in_source;
    spans.push_back({begin, begin + repair.repaired.size()});
    begin += repair.repaired.size();
    end_in_source = repair.span.end;
  }
  return spans;
}

// Repairs [first, last) of a list.
struct Part {
  size_t first = 0;
  size_t last = 0;
};

class Composition {
 public:
  Composition(std::vector<Repair> earlier, std::string_view text, std::vector<Repair> later)
      : earlier_(std::move(earlier)), text_(text), later_(std::move(later)), spans_(RepairedSpans(earlier_)) {}

  std::vector<Repair> Run() {
    std::vector<Repair> all;
    size_t e = 0;
    size_t l = 0;
    while (e < earlier_.size() || l < later_.size()) {
      Part early{e, e};
      Part late{l, l};
      Span span{};
      if (l == later_.size() || (e < earlier_.size() && spans_[e].begin <= later_[l].span.begin)) {
        span = spans_[early.last++];
      } else {
        span = later_[late.last++].span;
      }
      for (bool grown = true; grown;) {
        grown = false;
        while (early.last < earlier_.size() && spans_[early.last].begin < span.end) {
          span.end = std::max(span.end, spans_[early.last++].end), grown = true;
        }
        while (late.last < later_.size() && later_[late.last].span.begin < span.end) {
          span.end = std::max(span.end, later_[late.last++].span.end), grown = true;
        }
      }
      all.push_back(late.first == late.last ? std::move(earlier_[e]) : Join(span, early, late));
      e = early.last;
      l = late.last;
    }
    return all;
  }

 private:
  // The source offset of a place in the text that lies before the earlier repair `next` and behind those before it.
  size_t ToSource(size_t offset, size_t next) const {
    return next == 0 ? offset : earlier_[next - 1].span.end + (offset - spans_[next - 1].end);
  }

  Repair Join(Span span, Part early, Part late) {
    Repair whole;
    const bool begins_repaired = early.first < early.last && spans_[early.first].begin == span.begin;
    const bool ends_repaired = early.first < early.last && spans_[early.last - 1].end == span.end;
    whole.span.begin = begins_repaired ? earlier_[early.first].span.begin : ToSource(span.begin, early.first);
    whole.span.end = ends_repaired ? earlier_[early.last - 1].span.end : ToSource(span.end, early.last);
    whole.chain = later_[late.first].chain;
    if (early.first < early.last) whole.chain = earlier_[early.first].chain + " > " + whole.chain;

    const std::string_view old = text_.substr(span.begin, span.size());
    std::vector<Edit> edits;
    for (size_t i = late.first; i < late.last; ++i) {
      const Repair& repair = later_[i];
      edits.push_back({{repair.span.begin - span.begin, repair.span.end - span.begin}, repair.repaired});
      whole.certainty = std::min(whole.certainty, repair.certainty);
    }
    whole.repaired = ApplyEdits(old, edits);
    for (size_t i = late.first; i < late.last; ++i) {
      for (std::string& candidate : later_[i].candidates) {
        std::swap(edits[i - late.first].replacement, candidate);
        whole.candidates.push_back(ApplyEdits(old, edits));
        std::swap(edits[i - late.first].replacement, candidate);
      }
    }
    bool doubtful = false;
    for (size_t i = early.first; i < early.last; ++i) {
      whole.certainty = std::min(whole.certainty, earlier_[i].certainty);
      doubtful = doubtful || !earlier_[i].certain();
    }
    if (doubtful && whole.candidates.empty()) whole.candidates.emplace_back(old);
    return whole;
  }

  std::vector<Repair> earlier_;
  std::string_view text_;
  std::vector<Repair> later_;
  std::vector<Span> spans_;
};

}  // namespace

std::vector<Repair> ComposeRepairs(std::vector<Repair> earlier, std::string_view text, std::vector<Repair> later) {
  return Composition(std::move(earlier), text, std::move(later)).Run();
}

}  // namespace emend
