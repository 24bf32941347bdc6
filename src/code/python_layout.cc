#include "code/python_layout.h"

#include <algorithm>
#include <limits>

namespace emend {
namespace {

constexpr double kForbidden = 8;  // by the grammar
constexpr double kUnheard = 4;    // nobody writes it
constexpr double kOdd = 2;        // some do
constexpr double kMoved = 0.1;    // a statement that does not stand where it stood
constexpr double kLead = 1;       // of the best layout over the next one
constexpr double kGain = 3;       // of the best layout over the text as it stands
constexpr size_t kBeam = 96;
constexpr size_t kMostStatements = 400;

// A block that is open: the code of a module is the outermost.
struct Frame {
  int header = -1;                       // column of what opened it
  int body = 0;                          // column of its statements
  PythonKind kind = PythonKind::kOther;  // what opened it
  bool self = false;                     // a function that takes self
  bool inner = false;                    // a class of options: Meta, Config
  PythonKind last = PythonKind::kOther;  // its last statement
  bool decorated = false;                // that one was a decorator
};

struct Layout {
  double cost = 0;
  int shift = 0;                  // of the last statement at the margin
  bool pending = false;           // the last statement is a header that waits for its body
  bool methods = false;           // a class, or a function that takes self, was seen
  bool decorated_freely = false;  // the last decorator says that the function takes no self
  std::vector<Frame> frames;
  std::vector<int> columns;
};

bool IsTerminator(PythonKind kind) {
  return kind == PythonKind::kReturn || kind == PythonKind::kRaise || kind == PythonKind::kJump;
}

bool Follows(PythonKind kind, PythonKind last) {
  using K = PythonKind;
  switch (kind) {
    case K::kElif:
      return last == K::kIf || last == K::kElif;
    case K::kElse:
      return last == K::kIf || last == K::kElif || last == K::kLoop || last == K::kExcept;
    case K::kExcept:
      return last == K::kTry || last == K::kExcept;
    case K::kFinally:
      return last == K::kTry || last == K::kExcept || last == K::kElse;
    default:
      return last != K::kTry;
  }
}

bool IsInner(const PythonStatement& statement) {
  return statement.text.starts_with("class Meta") || statement.text.starts_with("class Config");
}

class Search {
 public:
  explicit Search(std::span<const PythonStatement> statements) : statements_(statements) {
    margin_ = std::numeric_limits<int>::max();
    for (const PythonStatement& statement : statements) margin_ = std::min(margin_, statement.indent);
    int step = std::numeric_limits<int>::max();
    for (const PythonStatement& statement : statements) {
      if (statement.indent > margin_) step = std::min(step, statement.indent - margin_);
    }
    step_ = step <= 8 ? step : 4;
  }

  std::optional<std::vector<int>> Run() {
    Layout as_it_is = Start();
    std::vector<Layout> beam = {Start()};
    for (size_t i = 0; i < statements_.size(); ++i) {
      Place(i, statements_[i].indent, as_it_is);
      std::vector<Layout> next;
      for (const Layout& layout : beam) {
        for (const int column : Columns(i, layout)) {
          next.push_back(layout);
          Place(i, column, next.back());
        }
      }
      std::stable_sort(next.begin(), next.end(), [](const Layout& a, const Layout& b) { return a.cost < b.cost; });
      if (next.size() > kBeam) next.resize(kBeam);
      beam = std::move(next);
    }
    for (Layout& layout : beam) Finish(layout);
    Finish(as_it_is);
    std::stable_sort(beam.begin(), beam.end(), [](const Layout& a, const Layout& b) { return a.cost < b.cost; });
    const Layout& best = beam.front();
    if (best.cost >= kForbidden || as_it_is.cost < best.cost + kGain) return std::nullopt;
    for (size_t i = 1; i < beam.size(); ++i) {
      if (beam[i].columns != best.columns && beam[i].cost < best.cost + kLead) return std::nullopt;
    }
    return best.columns;
  }

 private:
  Layout Start() const {
    Layout layout;
    layout.frames.push_back(Frame{margin_ - 1, margin_});
    return layout;
  }

  std::vector<int> Columns(size_t i, const Layout& layout) const {
    const PythonStatement& statement = statements_[i];
    std::vector<int> columns = {statement.indent};
    const auto add = [&](int column) {
      if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
    };
    if (statement.indent > margin_) {
      add(statement.indent + layout.shift);
      return columns;
    }
    if (layout.pending) {
      add(layout.columns.back() + step_);
    } else {
      for (const Frame& frame : layout.frames) add(frame.body);
    }
    return columns;
  }

  void Place(size_t i, int column, Layout& layout) const {
    const PythonStatement& statement = statements_[i];
    layout.shift = column - statement.indent;
    if (column != statement.indent) layout.cost += kMoved;
    if (layout.pending) {
      layout.pending = false;
      if (column > layout.columns.back()) {
        layout.frames.back().body = column;
      } else {
        layout.cost += kForbidden;
        layout.frames.pop_back();
      }
    }
    while (layout.frames.size() > 1 && layout.frames.back().body > column) Close(layout);
    if (layout.frames.back().body != column) layout.cost += kForbidden;
    Frame& frame = layout.frames.back();
    layout.cost += Cost(statement, layout, frame);
    frame.decorated = statement.kind == PythonKind::kDecorator;
    if (frame.decorated) {
      layout.decorated_freely = statement.text.find("(") != std::string_view::npos || statement.text == "@staticmethod";
    } else {
      layout.decorated_freely = false;
    }
    frame.last = statement.kind;
    layout.methods = layout.methods || statement.kind == PythonKind::kClass;
    layout.columns.push_back(column);
    if (statement.header) {
      layout.pending = true;
      layout.frames.push_back(Frame{column, column + 1, statement.kind, statement.self, IsInner(statement)});
    }
  }

  static void Close(Layout& layout) {
    const Frame& frame = layout.frames.back();
    if (frame.last == PythonKind::kTry || frame.decorated) layout.cost += kForbidden;
    layout.frames.pop_back();
  }

  static void Finish(Layout& layout) {
    if (layout.pending) layout.frames.pop_back();  // cut off behind a header: no fault of the layout
    while (layout.frames.size() > 1) Close(layout);
    if (layout.frames.back().last == PythonKind::kTry) layout.cost += kForbidden;
  }

  // The innermost function or class around, by frames from the inside; nullptr for neither.
  static const Frame* Owner(const Layout& layout) {
    for (size_t i = layout.frames.size(); i-- > 1;) {
      const PythonKind kind = layout.frames[i].kind;
      if (kind == PythonKind::kFunction || kind == PythonKind::kClass) return &layout.frames[i];
    }
    return nullptr;
  }

  static bool InLoop(const Layout& layout) {
    for (size_t i = layout.frames.size(); i-- > 1;) {
      if (layout.frames[i].kind == PythonKind::kLoop) return true;
      if (layout.frames[i].kind == PythonKind::kFunction) return false;
    }
    return false;
  }

  static bool InMethod(const Layout& layout) {
    return std::any_of(layout.frames.begin(), layout.frames.end(),
                       [](const Frame& frame) { return frame.kind == PythonKind::kFunction && frame.self; });
  }

  // What speaks against the statement as the next one of `frame`.
  double Cost(const PythonStatement& statement, const Layout& layout, const Frame& frame) const {
    using K = PythonKind;
    const K kind = statement.kind;
    const Frame* owner = Owner(layout);
    const bool in_function = owner != nullptr && owner->kind == K::kFunction;
    const bool in_class = owner != nullptr && owner == &frame && frame.kind == K::kClass;
    double cost = Follows(kind, frame.last) ? 0 : kForbidden;
    if (frame.decorated && kind != K::kFunction && kind != K::kClass && kind != K::kDecorator) cost += kForbidden;
    if (IsTerminator(frame.last)) cost += kOdd + 1;
    if (frame.last == K::kPass) cost += kOdd;
    if ((kind == K::kReturn || kind == K::kYield) && !in_function) cost += kForbidden;
    if (kind == K::kJump && !InLoop(layout)) cost += kForbidden;
    if (kind == K::kImport && owner != nullptr) cost += 1;
    if (kind == K::kIf && owner != nullptr && statement.text.starts_with("if __name__")) cost += kForbidden;
    if (kind == K::kClass) {
      const bool inner = IsInner(statement);
      if (in_function || in_class != inner) cost += kOdd;
    }
    if (kind == K::kFunction && frame.inner) cost += kUnheard;
    if (kind == K::kFunction) return cost + FunctionCost(statement, layout, in_class, in_function);
    if (statement.self && kind != K::kDecorator && !InMethod(layout)) cost += layout.methods ? kUnheard : kMoved;
    if (in_class && kind != K::kClass && kind != K::kDecorator && kind != K::kPass && !statement.field) cost += kOdd;
    return cost;
  }

  static double FunctionCost(const PythonStatement& statement, const Layout& layout, bool in_class, bool in_function) {
    if (in_class) return statement.self || layout.decorated_freely ? 0 : kOdd + 1;
    if (statement.self && in_function) return kUnheard;
    if (statement.self) return layout.methods && !layout.decorated_freely ? kUnheard : 0;
    return in_function ? kOdd : 0;
  }

  std::span<const PythonStatement> statements_;
  int margin_ = 0;
  int step_ = 4;
};

}  // namespace

std::optional<std::vector<int>> FindPythonLayout(std::span<const PythonStatement> statements) {
  if (statements.size() < 2 || statements.size() > kMostStatements) return std::nullopt;
  return Search(statements).Run();
}

}  // namespace emend
