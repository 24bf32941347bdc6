#include "import/file_header.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/unicode.h"

namespace emend {
namespace {

constexpr std::string_view kRuleSigns = "=-#*~_+<>/|! \t";

// "File", "document", "Datei" …
bool NamesDocument(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"file",     "document", "doc",     "source",   "export",  "chat",      "conversation", "transcript", "datei",
       "dokument", "gespräch", "fichier", "fichiers", "archivo", "documento", "arquivo",      "file:",      "dosya",
       "belge",    "plik",     "файл",    "документ", "чат",     "文件",      "文档",         "ファイル",   "파일",
       "문서",     "bestand",  "soubor",  "tiedosto", "fil",     "diálogo",   "conversazione"});
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// Of files that hold text for people; a program's name stands in an answer.
bool NamesTextFile(std::string_view name) {
  static constexpr auto kExtensions = std::to_array<std::string_view>(
      {".txt", ".md",  ".markdown", ".html", ".htm", ".org", ".adoc", ".rst", ".tex", ".csv",
       ".tsv", ".eml", ".vtt",      ".srt",  ".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"});
  return std::any_of(kExtensions.begin(), kExtensions.end(),
                     [&](std::string_view end) { return name.size() > end.size() && name.ends_with(end); });
}

}  // namespace

bool IsFileHeader(std::string_view line) {
  constexpr size_t kLongest = 160;
  constexpr size_t kLeastSigns = 2;
  constexpr int kMostSpaces = 5;
  if (line.size() > kLongest || line.empty() || kRuleSigns.find(line[0]) == kRuleSigns.npos) return false;
  const size_t begin = line.find_first_not_of(kRuleSigns);
  if (begin == line.npos || begin < kLeastSigns) return false;
  const size_t end = line.find_last_not_of(kRuleSigns) + 1;
  const auto signs = [](std::string_view side) {
    return side.size() - static_cast<size_t>(std::count_if(side.begin(), side.end(), IsBlank));
  };
  if (signs(line.substr(0, begin)) < kLeastSigns || signs(line.substr(end)) < kLeastSigns) return false;
  const std::string folded = FoldCase(line.substr(begin, end - begin));
  const std::string_view name = folded;
  if (std::count(name.begin(), name.end(), ' ') > kMostSpaces) return false;
  if (NamesTextFile(name)) return true;
  const size_t word = std::min(name.find_first_of(" :#"), name.size());
  const size_t rest = name.find_first_not_of(" :#", word);
  if (!NamesDocument(name.substr(0, word)) || rest == name.npos) return false;
  return IsAsciiDigit(name[rest]) || name.substr(0, rest).find(':') != name.npos;
}

}  // namespace emend
