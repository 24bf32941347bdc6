#include "import/stamp.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/ascii.h"
#include "base/beginnings.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

// The bytes of a time of day at `at`: 9:15, 09.15.32, 10:08 PM; 0 if there is none.
size_t TimeLength(std::string_view text, size_t at) {
  size_t i = at;
  const auto digits = [&](size_t least, size_t most) {
    size_t n = 0;
    while (i + n < text.size() && n <= most && IsAsciiDigit(text[i + n])) ++n;
    if (n < least || n > most) return false;
    i += n;
    return true;
  };
  if (!digits(1, 2) || i >= text.size() || (text[i] != ':' && text[i] != '.')) return 0;
  const char colon = text[i++];
  if (!digits(2, 2)) return 0;
  if (i + 1 < text.size() && text[i] == colon && IsAsciiDigit(text[i + 1])) {
    ++i;
    if (!digits(2, 4)) return 0;
    if (colon == '.' && i - at > 8) return 0;  // 12.03.2024 is a date
  }
  size_t half = i;
  while (half < text.size() && text[half] == ' ') ++half;
  const std::string_view rest = text.substr(half);
  for (const std::string_view sign : {"AM", "PM", "am", "pm", "a.m.", "p.m.", "Uhr"}) {
    if (rest.starts_with(sign)) return half + sign.size() - at;
  }
  return colon == '.' && i - at < 8 ? 0 : i - at;
}

}  // namespace

bool IsAge(std::string_view text) {
  constexpr size_t kLongest = 24;  // bytes
  if (text.size() < 2 || text.size() > kLongest || std::none_of(text.begin(), text.end(), IsAsciiDigit)) return false;
  const FoldedText fold(text);
  std::string_view rest = fold.view();
  for (const std::string_view before : {"vor ", "hace ", "il y a ", "há "}) {
    if (rest.starts_with(before)) rest.remove_prefix(before.size());
  }
  const size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0 || digits > 2) return false;
  rest = Trim(rest.substr(digits));
  for (const std::string_view behind : {" ago", " fa", " atrás", " назад", " temu", " önce", "前", " 전", " geleden"}) {
    if (rest.ends_with(behind)) rest.remove_suffix(behind.size());
  }
  static constexpr auto kUnits = std::to_array<std::string_view>(
      {"s",     "m",       "h",     "d",     "w",     "y",      "mo",      "yr",      "min",   "hr",     "hour",
       "hours", "day",     "days",  "week",  "weeks", "month",  "months",  "year",    "years", "minute", "minutes",
       "std",   "stunden", "tag",   "tagen", "woche", "wochen", "monat",   "monaten", "jahr",  "jahren", "año",
       "años",  "mes",     "meses", "día",   "días",  "semana", "semanas", "an",      "ans",   "mois",   "jour",
       "jours", "ano",     "anos",  "mês",   "anno",  "anni",   "mesi",    "giorni",  "год",   "года",   "лет",
       "г.",    "мес.",    "дня",   "дней",  "lat",   "lata",   "dni",     "yıl",     "ay",    "gün",    "年",
       "个月",  "天",      "か月",  "ヶ月",  "日",    "년",     "개월",    "일",      "jaar",  "dagen"});
  return std::find(kUnits.begin(), kUnits.end(), Trim(rest)) != kUnits.end();
}

size_t StampLength(std::string_view text, Stamp& seen) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"today at",    "yesterday at", "today",         "yesterday",     "heute um",  "gestern um",
       "heute",       "gestern",      "aujourd’hui à", "aujourd'hui à", "hier à",    "hoy a las",
       "ayer a las",  "hoje às",      "ontem às",      "oggi alle",     "ieri alle", "сегодня в",
       "вчера в",     "сегодня",      "вчера",         "dzisiaj o",     "wczoraj o", "vandaag om",
       "gisteren om", "bugün",        "dün",           "mon",           "tue",       "wed",
       "thu",         "fri",          "sat",           "sun",           "jan",       "feb",
       "mar",         "apr",          "may",           "jun",           "jul",       "aug",
       "sep",         "oct",          "nov",           "dec",           "mai",       "okt",
       "dez",         "mär",          "янв",           "фев",           "мар",       "апр",
       "мая",         "июн",          "июл",           "авг",           "сен",       "окт",
       "ноя",         "дек",          "at ",           "um ",           "в ",        "t"});
  static constexpr Beginnings kBeginnings(
      std::span<const std::string_view>(kWords).first(kWords.size() - 1));  // "t" needs a digit behind it
  size_t at = 0;
  while (at < text.size()) {
    if (text[at] == ' ' || text[at] == ',' || text[at] == '\t' ||
        (text[at] == '-' && seen.date && at > 0 && text[at - 1] != ' ')) {
      ++at;
    } else if (const size_t time = TimeLength(text, at); time > 0) {
      at += time, seen.time = true;
    } else if (IsAsciiDigit(text[at])) {
      size_t end = at;
      int separators = 0;
      while (end < text.size() && (IsAsciiDigit(text[end]) || text[end] == '/' || text[end] == '.' || text[end] == '-'))
        separators += !IsAsciiDigit(text[end++]);
      // 2025年2月19日, 2025년 2월 19일
      for (const std::string_view unit : {"年", "月", "日", "년", "월", "일"}) {
        if (separators > 0 || !text.substr(end).starts_with(unit)) continue;
        seen.date = true;
        separators = 1;
        end += unit.size();
      }
      // March 3rd
      for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        if (seen.date && separators == 0 && end - at <= 2 && text.substr(end).starts_with(ending)) end += 2;
      }
      if (separators == 0 && end - at != 4 && end - at > 2 && IsAsciiDigit(text[end - 1])) return at;
      if (separators > 0) seen.date = true;
      at = end;
    } else {
      bool word = false;
      const bool time_follows = text[at] == 'T' && at + 1 < text.size() && IsAsciiDigit(text[at + 1]);
      if (!time_follows && !kBeginnings.MayBegin(text.substr(at))) return at;
      const FoldedText fold(text.substr(at, 32));
      const std::string_view folded = fold.view();
      for (const std::string_view w : kWords) {
        if (w[0] != folded[0] || !folded.starts_with(w)) continue;
        size_t end = at + w.size();
        if (CountCodePoints(w) == 3) {
          for (CodePoint c = DecodeUtf8(text, end); c.length > 0 && (IsLower(c.value) || c.value == '.');
               c = DecodeUtf8(text, end))
            end += c.length;  // "March", "Mon."
          if (end - at > 16) continue;
        }
        if (w == "t" && (text[at] != 'T' || end >= text.size() || !IsAsciiDigit(text[end]))) continue;
        at = end, word = true, seen.date = seen.date || w.back() != ' ';
        break;
      }
      if (!word) return at;
    }
  }
  return at;
}

}  // namespace emend
