#include "segment/titles.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "segment/wording.h"

namespace emend {
namespace {

constexpr std::string_view kNames[] = {
    "API",     "APIs",      "AWS",        "CI",      "CD",         "CLI",        "CPU",   "CRUD",     "CSS",
    "DB",      "DBMS",      "DevOps",     "DNS",     "DOM",        "DRF",        "ETL",   "FAQ",      "GCP",
    "GitHub",  "GitLab",    "GraphQL",    "gRPC",    "GUI",        "HR",         "HTML",  "HTTP",     "HTTPS",
    "IDE",     "IoT",       "iOS",        "IT",      "JavaScript", "JDBC",       "JPA",   "JSON",     "JVM",
    "JWT",     "KPI",       "LINQ",       "MongoDB", "MVC",        "MySQL",      "NoSQL", "OAuth",    "OOP",
    "OOPs",    "ORM",       "OS",         "OSI",     "PHP",        "PostgreSQL", "QA",    "RabbitMQ", "RAM",
    "REST",    "RPC",       "SDK",        "SEO",     "SOLID",      "SQL",        "SSH",   "SSL",      "TCP",
    "TDD",     "TLS",       "TypeScript", "UDP",     "UI",         "UML",        "URL",   "UX",       "VPN",
    "WebRTC",  "WebSocket", "WebSockets", "WSGI",    "ASGI",       "XML",        "XSS",   "YAML",     "macOS",
    "Node.js", "Vue.js",    "Next.js",    "ACID",    "CAP",        "CSRF",       "CORS",  "ASP.NET",  "STL",
    "RAII",    "II",        "III",        "IV"};

constexpr std::string_view kSmallWords[] = {"a",  "an", "and", "as",  "at",  "but", "by",  "for", "from", "in",  "nor",
                                            "of", "on", "or",  "per", "the", "to",  "via", "vs",  "vs.",  "with"};

// Marks that editors leave behind a question.
constexpr std::string_view kEditorMarks[] = {
    "added",     "expanded",  "updated", "new",       "revised",   "edited",    "corrected",    "modified",
    "rewritten", "improved",  "merged",  "moved",     "duplicate", "important", "imp",          "asked",
    "repeated",  "todo",      "wip",     "draft",     "neu",       "ergänzt",   "überarbeitet", "aktualisiert",
    "nouveau",   "ajouté",    "ajoutée", "nuevo",     "añadido",   "añadida",   "novo",         "adicionado",
    "добавлено", "дополнено", "новое",   "обновлено", "新增",      "补充",      "追加",         "dodane",
    "nowe",      "eklendi",   "aggiunto"};

// "5 points", "2 P.", "10 баллов": what a question is worth.
bool IsPoints(std::string_view folded) {
  static constexpr std::string_view kUnits[] = {
      "point", "points", "pts", "pt",   "mark", "marks", "punkte", "punkt", "p",    "p.", "punti", "puntos",
      "ponto", "pontos", "pkt", "pkt.", "балл", "балла", "баллов", "балів", "puan", "分", "点",    "점"};
  const size_t digits = folded.find_first_not_of("0123456789.,/ ");
  if (digits == 0 || digits == folded.npos || folded.size() > 24) return false;
  const std::string_view unit = folded.substr(digits);
  return std::find(std::begin(kUnits), std::end(kUnits), unit) != std::end(kUnits);
}

bool IsWordChar(char32_t c) { return IsLetter(c) || IsDigit(c); }

// Calls `visit(begin, end)` for each run of letters and digits.
template <typename Visit>
void ForEachWord(std::string_view text, Visit visit) {
  size_t begin = text.npos;
  for (size_t i = 0; i <= text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    const bool inside = c.length > 0 && IsWordChar(c.value);
    if (inside && begin == text.npos) begin = i;
    if (!inside && begin != text.npos) {
      visit(begin, i);
      begin = text.npos;
    }
    if (c.length == 0) break;
    i += c.length;
  }
}

std::string Capitalised(const std::string& folded) {
  const CodePoint first = DecodeUtf8(folded, 0);
  std::string out;
  AppendUtf8(ToUpper(first.value), out);
  return out.append(folded, first.length);
}

std::string StripEmoji(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (!IsEmoji(c.value)) out.append(text, i, c.length);
    i += c.length;
  }
  return out;
}

// Without `**`, `*x*`, `[text](target)`, but with `code` and lone stars as they are.
std::string StripInlineMarks(std::string_view text) {
  std::string out;
  bool code = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '`') code = !code;
    if (code) {
      out.push_back(c);
      continue;
    }
    if (text.substr(i, 2) == "**" ||
        (text.substr(i, 2) == "__" && (i == 0 || text[i - 1] == ' ') && text.find("__ ", i + 2) != text.npos)) {
      // A pair around a phrase is emphasis; `**kwargs` alone is not.
      const std::string_view mark = text.substr(i, 2);
      const size_t close = text.find(mark, i + 2);
      if (close != text.npos && text[i + 2] != ' ' && text[close - 1] != ' ') {
        out += StripInlineMarks(text.substr(i + 2, close - i - 2));
        i = close + 1;
        continue;
      }
    }
    if (c == '[') {
      const size_t close = text.find("](", i);
      const size_t end = close == text.npos ? text.npos : text.find(')', close);
      if (end != text.npos && text.substr(i + 1, close - i - 1).find('[') == text.npos) {
        out += text.substr(i + 1, close - i - 1);
        i = end;
        continue;
      }
    }
    if (c == '*' && (i == 0 || text[i - 1] == ' ')) {
      const size_t close = text.find('*', i + 1);
      const bool ends = close != text.npos && close > i + 1 && text[i + 1] != ' ' && text[close - 1] != ' ' &&
                        (close + 1 == text.size() || !IsLetter(DecodeUtf8(text, close + 1).value));
      if (ends && text.substr(i, 2) != "**" && text.substr(i + 1, close - i - 1).find(' ') != text.npos) {
        out += text.substr(i + 1, close - i - 1);
        i = close;
        continue;
      }
    }
    out.push_back(c);
  }
  return out;
}

std::string SingleSpaced(std::string_view text) {
  std::string out;
  bool space = false;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (IsSpace(c.value)) {
      space = !out.empty();
    } else {
      if (space) out.push_back(' ');
      space = false;
      out.append(text, i, c.length);
    }
    i += c.length;
  }
  return out;
}

// "Swap:      2.0Gi       0B": a row of figures.
bool HasColumns(std::string_view text) {
  const size_t gap = text.find("    ");
  return gap != text.npos && text.find("    ", text.find_first_not_of(' ', gap)) != text.npos;
}

}  // namespace

void WordForms::Read() const {
  std::unordered_map<std::string, std::map<std::string, int>> seen;
  size_t read = 0;
  constexpr size_t kEnough = 1 << 18;  // bytes; a title's words come early or not at all
  for (const Line& line : document_.lines) {
    if (line.kind == LineKind::kBlank || IsShouted(line.text)) continue;
    if ((read += line.text.size()) > kEnough) break;
    ForEachWord(line.text, [&](size_t begin, size_t end) {
      const std::string word(line.text.substr(begin, end - begin));
      ++seen[FoldCase(word)][word];
    });
  }
  for (const auto& [folded, words] : seen) {
    const std::string* best = nullptr;
    int most = 0;
    for (const auto& [word, count] : words) {
      if (count > most) most = count, best = &word;
    }
    // Lower case says nothing about titles, and a lone capital only that the word began a sentence.
    if (*best != folded) forms_[folded] = *best;
  }
}

std::string_view WordForms::FormOf(const std::string& folded) const {
  if (!read_) Read();
  read_ = true;
  const auto found = forms_.find(folded);
  return found == forms_.end() ? std::string_view() : std::string_view(found->second);
}

bool IsShouted(std::string_view text) {
  int upper = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (IsLower(c.value)) return false;
    upper += IsUpper(c.value);
    i += c.length;
  }
  return upper >= 2;
}

bool IsTitleLike(std::string_view text, bool capitals) {
  text = Trim(text);
  if (text.empty() || text.size() > 120 || text.back() == '.' || text.back() == ',' || text.back() == ';') return false;
  const int words = CountWords(text);
  if (words == 0 || words > 10) return false;
  const Ending ending = ClassifyEnding(text);
  if (ending != Ending::kNone && ending != Ending::kColon) return false;
  if (text.find_first_of("=;{}<>|\\\t") != text.npos || text.find("()") != text.npos || text.find("://") != text.npos ||
      (text.find(": ") != text.npos && text.find(',') != text.npos) || HasColumns(text))
    return false;
  for (size_t i = 0; i < text.size();) {  // the first letter is a capital, or of a script without
    const CodePoint c = DecodeUtf8(text, i);
    if (IsLetter(c.value)) return !capitals || !IsLower(c.value);
    i += c.length;
  }
  return false;
}

std::string CleanTitle(std::string_view text, const WordForms& forms) {
  std::string title = SingleSpaced(StripEmoji(StripInlineMarks(text)));
  const auto strip_end = [&] {
    while (!title.empty() && (title.back() == ':' || title.back() == ' ' || title.back() == '-' || title.back() == '*'))
      title.pop_back();
    if (title.ends_with("：")) title.resize(title.size() - 3);
  };
  strip_end();
  // A bracket with a remark at the end is no part of the title's name, but an acronym is.
  if (!IsShouted(title)) {
    return title;
  }
  std::string out;
  size_t done = 0;
  bool first = true;
  ForEachWord(title, [&](size_t begin, size_t end) {
    const std::string word = title.substr(begin, end - begin);
    const std::string folded = FoldCase(word);
    std::string form(forms.FormOf(folded));
    for (const std::string_view name : kNames) {
      if (FoldCase(name) == folded) form = name;
    }
    bool small = false;
    for (const std::string_view w : kSmallWords) small = small || folded == w;
    if (small && !first)
      form = folded;
    else if (form.empty() || IsLower(DecodeUtf8(form, 0).value))
      form = form.empty() || form == folded ? Capitalised(folded) : form;
    out.append(title, done, begin - done).append(form);
    done = end;
    first = false;
  });
  return out.append(title, done);
}

std::string CleanQuestion(std::string_view text) {
  std::string question = SingleSpaced(StripInlineMarks(text));
  if (question.size() > 4 && question.starts_with("_") && question.ends_with("_") &&
      question.find('_', 1) == question.size() - 1 && question.find(' ') != question.npos)
    question = question.substr(1, question.size() - 2);
  for (bool again = true; again;) {
    again = false;
    // An editor's mark in brackets at the end.
    if (question.ends_with(')') || question.ends_with(']')) {
      const size_t open = question.rfind(question.back() == ')' ? '(' : '[');
      if (open != question.npos && open > 0) {
        const std::string inner =
            FoldCase(Trim(std::string_view(question).substr(open + 1, question.size() - open - 2)));
        if (IsPoints(inner)) {
          question.resize(open);
          again = true;
          continue;
        }
        for (const std::string_view mark : kEditorMarks) {
          if (inner != mark) continue;
          question.resize(open);
          again = true;
        }
      }
    }
    const std::string_view trimmed = Trim(question);
    if (trimmed.size() < question.size()) question = std::string(trimmed);
  }
  // Signs around: "❓ What …", "👉", "What … 🔥"
  const auto is_sign = [](char32_t c) { return IsEmoji(c) || c == 0x2049; };
  std::string_view rest = question;
  for (CodePoint c = DecodeUtf8(rest, 0); c.length > 0 && (is_sign(c.value) || c.value == ' '); c = DecodeUtf8(rest, 0))
    rest.remove_prefix(c.length);
  while (!rest.empty()) {
    size_t last = rest.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(rest[last]) & 0xC0) == 0x80) --last;
    const char32_t c = DecodeUtf8(rest, last).value;
    if (!is_sign(c) && c != ' ') break;
    rest = rest.substr(0, last);
  }
  if (rest.empty()) rest = question;
  // Emphasis that a cut left without its other half.
  if (rest.ends_with("**") && rest.find("**") == rest.size() - 2) rest = Trim(rest.substr(0, rest.size() - 2));
  return std::string(Trim(rest));
}

}  // namespace emend
