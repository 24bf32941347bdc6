// Exports for the benchmarks, made up of words and of shapes of code: as varied as real ones, and the same on every
// run.
#ifndef EMEND_TESTS_BENCH_MADE_EXPORT_H_
#define EMEND_TESTS_BENCH_MADE_EXPORT_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "repair/code_pages.h"

namespace emend {

// The line as it looks when its UTF-8 was read as `page`.
inline std::string Misread(std::string_view line, const CodePage& page) {
  std::string out;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    AppendUtf8(byte < 0x80 ? byte : page.ToUnicode(byte), out);
  }
  return out;
}

// Writes sections, each in one of the layouts: a chat, Markdown, a pasted web page, numbered questions and answers,
// labelled ones, a blog post.
class ExportMaker {
 public:
  // `damaged`: every third line was read as windows-1252.
  explicit ExportMaker(bool damaged) : damaged_(damaged) {}

  // At least `size` bytes.
  std::string Make(size_t size) {
    out_.reserve(size + (size_t{64} << 10));
    for (section_ = 1; out_.size() < size; ++section_) {
      WriteSection(section_ % 6);
    }
    return std::move(out_);
  }

 private:
  template <size_t kSize>
  std::string_view Any(const std::array<std::string_view, kSize>& words) {
    return words[Random(kSize)];
  }
  // splitmix64; the distributions of <random> differ from library to library.
  size_t Random(size_t below) {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return static_cast<size_t>((z ^ (z >> 31)) % below);
  }

  std::string Noun() {
    std::string noun;
    if (Random(3) == 0) noun = std::string(Any(kAdjectives)) + " ";
    return noun + std::string(Any(kNouns));
  }
  std::string Name() { return std::string(Any(kNames)) + "_" + std::string(Any(kNames)); }
  std::string Number() { return std::to_string(Random(2000)); }

  std::string Question() {
    static constexpr std::array<std::string_view, 8> kOpenings = {"What is",
                                                                  "How does one test",
                                                                  "When would you use",
                                                                  "Why do teams avoid",
                                                                  "What are the limits of",
                                                                  "How do you scale",
                                                                  "Which problem is solved by",
                                                                  "What is the cost of"};
    static constexpr std::array<std::string_view, 6> kEndings = {
        "in a large system", "under load", "when the network fails", "compared with", "together with", "without"};
    std::string text = std::string(Any(kOpenings)) + " a " + Noun();
    if (Random(3) != 0) {
      const std::string_view ending = Any(kEndings);
      text += " " + std::string(ending);
      if (!ending.ends_with("system") && !ending.ends_with("load") && !ending.ends_with("fails"))
        text += " a " + Noun();
    }
    if (Random(4) == 0) text += " and a " + Noun();
    return text + "?";
  }

  std::string Sentence() {
    static constexpr std::array<std::string_view, 10> kMarks = {
        "It isn’t free. ",        "Use `retry` — “at least once”. ", "", "", "", "", "", "See §4… ",
        "That’s 10 × the cost. ", "A → B is one way only. "};
    std::string text = "A " + Noun() + " " + std::string(Any(kVerbs)) + " the " + Noun();
    switch (Random(5)) {
      case 0:
        text += ", and the " + Noun() + " " + std::string(Any(kVerbs)) + " what is left";
        break;
      case 1:
        text += " after " + Number() + " ms";
        break;
      case 2:
        text += " unless `" + Name() + "` is set";
        break;
      case 3:
        text += " (see **" + Noun() + "**)";
        break;
      default:
        text += " because every " + Noun() + " " + std::string(Any(kVerbs)) + " another " + Noun();
        break;
    }
    return text + ". " + std::string(Any(kMarks));
  }

  void Put(std::string_view line) {
    ++line_;
    if (damaged_ && line_ % 3 == 0) {
      out_ += Misread(line, *windows_1252_);
    } else {
      out_ += line;
    }
    out_ += '\n';
  }

  void PutParagraph(std::string before) {
    std::string text = std::move(before);
    for (size_t i = 1 + Random(4); i > 0; --i) text += Sentence();
    Put(text);
  }

  void PutList() {
    static constexpr std::array<std::string_view, 4> kBullets = {"- ", "* ", "• ", "  - "};
    const std::string bullet(Any(kBullets));
    for (size_t i = 2 + Random(4); i > 0; --i) {
      Put(Random(3) == 0 ? bullet + "**" + Noun() + "**: " + Sentence() : bullet + Sentence());
    }
  }

  void PutCode(bool fenced) {
    switch (Random(6)) {
      case 0:
        if (fenced) Put("```python");
        Put("def " + Name() + "(" + std::string(Any(kNames)) + ", limit=" + Number() + "):");
        Put("    for item in " + Name() + ":");
        Put("        if item." + std::string(Any(kNames)) + " > limit:");
        Put("            yield item." + Name() + "()");
        break;
      case 1:
        if (fenced) Put("```sql");
        Put("SELECT " + Name() + ", COUNT(*) FROM " + Name());
        Put("WHERE " + Name() + " > " + Number());
        Put("GROUP BY " + Name() + " ORDER BY " + Name() + " DESC;");
        break;
      case 2:
        if (fenced) Put("```bash");
        Put("docker run -d --name " + Name() + " -p " + Number() + ":80 " + std::string(Any(kNames)) + ":latest");
        Put("kubectl logs -f deploy/" + Name() + " | grep -i error");
        break;
      case 3:
        if (fenced) Put("```");
        Put("public class " + std::string(Any(kNames)) + "Service {");
        Put("    private final Map<String, Integer> " + std::string(Any(kNames)) + " = new HashMap<>();");
        Put("    public int " + std::string(Any(kNames)) + "(String key) { return " + Number() + "; }");
        Put("}");
        break;
      case 4:
        if (fenced) Put("```js");
        Put("const " + std::string(Any(kNames)) + " = await fetch(`/api/${" + std::string(Any(kNames)) + "}`);");
        Put("if (!" + std::string(Any(kNames)) + ".ok) throw new Error('" + Number() + "');");
        break;
      default:
        if (fenced) Put("```yaml");
        Put(std::string(Any(kNames)) + ":");
        Put("  " + std::string(Any(kNames)) + ": " + Number());
        Put("  enabled: true");
        break;
    }
    if (fenced) Put("```");
    Put("");
  }

  void PutTable() {
    Put("| Kind | Cost | Kept |");
    Put("|---|---|---|");
    for (size_t i = 2 + Random(3); i > 0; --i) Put("| " + Noun() + " | " + Number() + " | " + Noun() + " |");
    Put("");
  }

  void PutAnswer(bool markdown) {
    PutParagraph("");
    Put("");
    if (Random(3) == 0) PutList(), Put("");
    if (Random(4) == 0) PutCode(markdown || Random(2) == 0);
    if (Random(9) == 0) PutTable();
    if (Random(3) == 0) PutParagraph(""), Put("");
  }

  void WriteSection(size_t layout) {
    const std::string title = "Part " + std::to_string(section_) + ": " + Noun();
    const size_t questions = 8 + Random(10);
    if (layout == 2) {
      Put("Home | Topics | About");
      Put(title + " – 10 min read");
      Put("");
    } else if (layout != 0) {
      Put("## " + title);
      Put("");
    }
    for (size_t i = 1; i <= questions; ++i) {
      const std::string number = std::to_string(i);
      switch (layout) {
        case 0:
          Put("[" + std::to_string(10 + Random(10)) + ":0" + number.substr(0, 1) + "] Robin: " + Question());
          PutParagraph("[" + std::to_string(10 + Random(10)) + ":1" + number.substr(0, 1) + "] Kim: ");
          if (Random(4) == 0) PutCode(true);
          break;
        case 1:
          Put("### " + Question());
          Put("");
          PutAnswer(true);
          break;
        case 2:
          Put(number + ") " + Question());
          PutAnswer(false);
          if (Random(4) == 0) Put("Share this page"), Put(Number() + " views");
          break;
        case 3:
          Put(number + ". " + Question());
          Put("");
          PutAnswer(true);
          break;
        case 4:
          Put("Q" + number + ": " + Question());
          PutParagraph("A: ");
          Put("");
          break;
        default:
          Put("**" + number + ". " + Question() + "**");
          Put("");
          PutAnswer(false);
          break;
      }
    }
  }

  static constexpr std::array<std::string_view, 32> kNouns = {
      "scheduler",     "page cache", "index",     "transaction", "socket",    "message queue",
      "load balancer", "container",  "iterator",  "decorator",   "semaphore", "checksum",
      "replica",       "cursor",     "migration", "token",       "session",   "webhook",
      "partition",     "worker",     "cache",     "snapshot",    "stream",    "certificate",
      "compiler",      "parser",     "lock",      "heap",        "proxy",     "garbage collector",
      "event loop",    "façade"};
  static constexpr std::array<std::string_view, 16> kAdjectives = {
      "distributed", "persistent", "local",    "naïve",    "bounded", "lazy",   "shared",   "hidden",
      "signed",      "nested",     "weighted", "stateful", "remote",  "sorted", "balanced", "idempotent"};
  static constexpr std::array<std::string_view, 16> kVerbs = {
      "keeps",  "releases", "reads", "orders", "guards", "splits", "compares", "retries",
      "writes", "drops",    "signs", "merges", "counts", "copies", "rejects",  "wakes"};
  static constexpr std::array<std::string_view, 16> kNames = {"item",  "total", "order", "user",  "price", "path",
                                                              "job",   "batch", "node",  "route", "stock", "region",
                                                              "lease", "shard", "event", "ticket"};

  const bool damaged_;
  const CodePage* windows_1252_ = FindCodePage("windows-1252");
  uint64_t state_ = 1;
  std::string out_;
  size_t section_ = 0;
  size_t line_ = 0;
};

}  // namespace emend

#endif  // EMEND_TESTS_BENCH_MADE_EXPORT_H_
