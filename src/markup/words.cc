#include "markup/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "base/unicode.h"

namespace emend {
namespace {

// One string a language; words that end sentences in it or in another are left out, such as German verbs and Turkish
// postpositions.
constexpr std::array<std::string_view, 12> kFunctionWords = {
    // English
    "the a an and or but nor of to from with without into onto upon at by for as than that which whose who whom where "
    "when "
    "while because although though unless until if whether is are was were be been being has have had its their our "
    "your his "
    "her these those this such each every both either neither between among through during against via per within "
    "toward "
    "otherwise therefore "
    "towards can could will would shall should may might must do does did not also it we they you using e.g i.e",
    // German
    "der die das den dem des ein eine einen einem einer eines und oder aber mit ohne von vom zum zur im am beim ins "
    "durch "
    "denn sondern damit sodass für gegen über unter zwischen weil dass wenn ob als wie sowie bzw",
    // French
    "parce car puisque le la les un une des du de et ou mais donc à au aux en dans par pour sur avec sans sous chez "
    "que qui dont où si "
    "est sont "
    "ce cette ces son sa ses leur leurs",
    // Spanish
    "porque aunque el los las una unos unas pero del al sin por para como que cuando donde si es son su sus entre "
    "hacia desde",
    // Portuguese
    "porque porém um uma uns umas ou mas da dos das na nos nas com sem por para que quando se são seu sua entre",
    // Italian
    "comunque però quindi anche il lo gli uno ed ma di del dello della dei degli delle nel nella con senza per tra fra "
    "che quando se è sono suo "
    "sua",
    // Dutch
    "het een en of maar van met zonder voor naar bij door tussen omdat dat als",
    // Polish
    "ponieważ bo więc oraz lub albo ale we ze na od po przez dla że który która które gdy jeśli jest są",
    // Czech, Slovak
    "protože nebo ale ve se ke od po přes že který která které když jestli je jsou",
    // Russian, Ukrainian
    "он она оно они потому поэтому и или но во со ко на до от по через для об из за под над при без что чтобы который "
    "которая которые если когда "
    "та або але із зі від про при що який яка які якщо коли",
    // Swedish, Danish, Norwegian
    "den det en ett et och og eller men av från fra med utan uten på i för for til till som att är",
    // Turkish
    "ve veya ya da ile bir bu şu çünkü ama fakat ancak eğer"};

// Each word with the languages that have it, one bit a language.
const std::unordered_map<std::string, uint32_t>& FunctionWords() {
  static const auto* const kMap = [] {
    auto* map = new std::unordered_map<std::string, uint32_t>();
    for (size_t language = 0; language < kFunctionWords.size(); ++language)
      for (size_t at = 0; at < kFunctionWords[language].size();) {
        const size_t end = std::min(kFunctionWords[language].find(' ', at), kFunctionWords[language].size());
        (*map)[FoldCase(kFunctionWords[language].substr(at, end - at))] |= uint32_t{1} << language;
        at = end + 1;
      }
    return map;
  }();
  return *kMap;
}

struct LabelRow {
  LabelRole role;
  std::string_view labels;  // separated by `|`
};

constexpr std::array<LabelRow, 3> kLabels = {{
    {LabelRole::kAnswer,
     "answer|ans|the answer|short answer|sample answer|model answer|example "
     "answer|antwort|réponse|respuesta|risposta|resposta|antwoord|svar|vastaus|"
     "odpowiedź|odpověď|odpoveď|válasz|răspuns|ответ|відповідь|отговор|одговор|απάντηση|cevap|yanıt|jawaban|câu trả "
     "lời|trả lời|答案|答|回答|"
     "解答|답변|답|उत्तर|الإجابة|الجواب|תשובה|คำตอบ"},
    {LabelRole::kSection,
     "example|examples|explanation|example code|code example|code|output|sample|sample code|sample "
     "output|beispiel|beispiele|"
     "erklärung|erläuterung|ausgabe|exemple|exemples|explication|sortie|ejemplo|ejemplos|explicación|salida|esempio|"
     "esempi|spiegazione|"
     "exemplo|exemplos|explicação|saída|voorbeeld|uitleg|exempel|förklaring|eksempel|forklaring|esimerkki|selitys|"
     "przykład|"
     "wyjaśnienie|příklad|vysvětlení|príklad|vysvetlenie|példa|magyarázat|exemplu|explicație|пример|объяснение|"
     "пояснение|приклад|пояснення|"
     "вывод|παράδειγμα|örnek|açıklama|contoh|penjelasan|ví dụ|giải "
     "thích|例|例子|示例|解释|说明|例如|説明|解説|예|예시|설명|उदाहरण|مثال|"
     "شرح|דוגמה|הסבר|ตัวอย่าง|คำอธิบาย"},
    {LabelRole::kLead,
     "solution|solutions|example solution|challenge|problem|problem "
     "statement|note|notes|hint|tip|tips|warning|important|caution|"
     "remember|result|results|usage|syntax|key points|key point|key concepts|key lesson|summary|conclusion|best "
     "practice|best practices|"
     "use case|use "
     "cases|pros|cons|advantages|disadvantages|benefits|drawbacks|limitations|comparison|lösung|hinweis|hinweise|"
     "anmerkung|achtung|wichtig|fazit|vorteile|nachteile|remarque|attention|avantages|inconvénients|solución|nota|"
     "ventajas|desventajas|"
     "soluzione|vantaggi|svantaggi|solução|vantagens|desvantagens|oplossing|opmerking|voordelen|nadelen|lösning|"
     "løsning|rozwiązanie|uwaga|"
     "zalety|wady|řešení|poznámka|výhody|nevýhody|решение|примечание|важно|плюсы|минусы|рішення|примітка|çözüm|not|"
     "solusi|catatan|"
     "giải pháp|lưu ý|ưu điểm|nhược "
     "điểm|注意|解决方案|优点|缺点|总结|解決策|メリット|デメリット|まとめ|注|해결책|참고|주의|장점|단점"},
}};

const std::unordered_map<std::string, LabelRole>& Labels() {
  static const auto* const kMap = [] {
    auto* map = new std::unordered_map<std::string, LabelRole>();
    for (const LabelRow& row : kLabels)
      for (size_t at = 0; at < row.labels.size();) {
        const size_t end = std::min(row.labels.find('|', at), row.labels.size());
        map->emplace(FoldCase(row.labels.substr(at, end - at)), row.role);
        at = end + 1;
      }
    return map;
  }();
  return *kMap;
}

uint32_t LanguagesOf(std::string_view word) {
  constexpr size_t kLongest = 20;
  if (word.empty() || word.size() > kLongest) return 0;
  const auto found = FunctionWords().find(FoldCase(word));
  return found == FunctionWords().end() ? 0 : found->second;
}

uint32_t LikeliestLanguages(std::string_view text) {
  std::array<int, kFunctionWords.size()> counts = {};
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const uint32_t languages = LanguagesOf(text.substr(at, end - at));
    for (size_t i = 0; i < counts.size(); ++i) counts[i] += (languages >> i) & 1;
    at = end + 1;
  }
  const int most = *std::max_element(counts.begin(), counts.end());
  uint32_t likeliest = 0;
  for (size_t i = 0; i < counts.size() && most > 0; ++i)
    if (counts[i] == most) likeliest |= uint32_t{1} << i;
  return likeliest;
}

}  // namespace

bool IsFunctionWord(std::string_view word) { return LanguagesOf(word) != 0; }

bool EndsInFunctionWord(std::string_view text) {
  const size_t end = text.find_last_not_of(" *_`\"'");
  if (end == std::string_view::npos) return false;
  const std::string_view before = text.substr(0, end + 1);
  const size_t space = before.find_last_of(" (\"'`*");
  const std::string_view word = before.substr(space == std::string_view::npos ? 0 : space + 1);
  const uint32_t languages = LanguagesOf(word);
  // The word itself is no evidence of its language.
  return languages != 0 && space != std::string_view::npos &&
         (languages & LikeliestLanguages(before.substr(0, space))) != 0;
}

LabelRole RoleOf(std::string_view label) {
  constexpr size_t kLongest = 48;
  if (label.empty() || label.size() > kLongest) return LabelRole::kNone;
  const auto found = Labels().find(FoldCase(label));
  return found == Labels().end() ? LabelRole::kNone : found->second;
}

}  // namespace emend
