#include "io/json_document.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "io/quote.hpp"
#include "krarup/core/error.hpp"
#include "krarup/io/limits.hpp"

namespace krarup {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; }

bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80U; }

/// Receives the events of nlohmann's parser and builds the document, refusing what its own builder would let pass.
class DocumentBuilder final : public nlohmann::json_sax<Json> {
 public:
  explicit DocumentBuilder(std::string_view text) : text_(text) {}

  [[nodiscard]] Json take() { return std::move(root_); }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t&) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    const Json& object = *open_.back();
    if (object.contains(name)) throw ParseError(pointer() + ": the key " + in_quotes(name) + " is written twice");
    if (object.size() >= limits::json_keys) {
      throw ParseError(pointer() + ": more than " + std::to_string(limits::json_keys) + " keys");
    }
    key_ = name;
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    const std::size_t at = std::min(position == 0 ? 0 : position - 1, text_.size());
    throw ParseError(place(word_start(at)) + ": " + what_is_wrong(at, error.id));
  }

 private:
  bool add(Json value) {
    insert(std::move(value));
    return true;
  }

  bool open(Json value) {
    if (open_.size() >= limits::json_depth) {
      throw ParseError(pointer() + ": nested deeper than " + std::to_string(limits::json_depth) + " levels");
    }
    open_.push_back(&insert(std::move(value)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  /// Parents do not move while a child is open, so the pointers to them stay good.
  Json& insert(Json value) {
    if (open_.empty()) return root_ = std::move(value);
    Json& parent = *open_.back();
    if (parent.is_object()) return parent[key_] = std::move(value);
    parent.push_back(std::move(value));
    return parent.back();
  }

  /// The value being read, as a JSON pointer.
  [[nodiscard]] std::string pointer() const {
    std::string path;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
      const Json& parent = *open_[i];
      path += "/" + (parent.is_object() ? one_line(std::prev(parent.end()).key()) : std::to_string(parent.size() - 1));
    }
    return path.empty() ? "/" : path;
  }

  [[nodiscard]] std::size_t word_start(std::size_t at) const {
    while (at > 0 && at < text_.size() && is_word(text_[at]) && is_word(text_[at - 1])) --at;
    return at;
  }

  [[nodiscard]] std::string place(std::size_t at) const {
    const std::string_view before = text_.substr(0, at);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    return "line " + std::to_string(line) + ", column " + std::to_string(at - line_start + 1);
  }

  [[nodiscard]] std::string what_is_wrong(std::size_t at, int id) const {
    constexpr int number_overflow = 406;
    if (at >= text_.size()) {
      if (open_.empty()) return "the text is empty";
      return "the text ends in the middle of " + (open_.size() == 1 ? "the document" : pointer());
    }
    const std::size_t start = word_start(at);
    std::size_t end = start;
    while (end < text_.size() && is_word(text_[end])) ++end;
    const std::string word = in_quotes(text_.substr(start, std::max<std::size_t>(end - start, 1)));
    if (id == number_overflow) return word + " is too large for a number";
    if (text_[at] == '\n' || text_[at] == '\r') return "the line ends in the middle of a text";
    if (is_beyond_ascii(text_[at]) || (at > 0 && is_beyond_ascii(text_[at - 1]))) return "this is not text in UTF-8";
    return "unexpected " + word;
  }

  std::string_view text_;
  Json root_;
  std::vector<Json*> open_;  // objects and arrays whose end has not been read, outermost first
  std::string key_;
};

constexpr std::size_t line_width = 120;

std::string scalar_text(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Appends the value on one line, unless `text` would become longer than `longest`.
bool append_on_one_line(const Json& value, std::size_t longest, std::string& text) {
  if (!value.is_structured()) {
    text += scalar_text(value);
    return text.size() <= longest;
  }
  text += value.is_object() ? '{' : '[';
  std::string_view separator;
  for (auto each = value.begin(); each != value.end(); ++each) {
    text += separator;
    if (value.is_object()) text += scalar_text(each.key()) + ": ";
    if (!append_on_one_line(*each, longest, text)) return false;
    separator = ", ";
  }
  text += value.is_object() ? '}' : ']';
  return text.size() <= longest;
}

/// Appends the value from the end of the line it is on, of which `used` columns are taken.
void append(const Json& value, std::size_t indent, std::size_t used, std::string& text) {
  std::string line;
  if (append_on_one_line(value, line_width - std::min(used, line_width - 1) - 1, line)) {
    text += line;
    return;
  }
  if (!value.is_structured()) {
    text += scalar_text(value);
    return;
  }
  const std::string margin(indent + 2, ' ');
  const bool fills_lines = value.is_array() && !value.front().is_structured();
  text += value.is_object() ? "{" : "[";
  std::size_t column = line_width;
  for (auto each = value.begin(); each != value.end(); ++each) {
    const std::string key = value.is_object() ? scalar_text(each.key()) + ": " : "";
    std::string child;
    append(*each, indent + 2, indent + 2 + key.size(), child);
    if (each != value.begin()) text += ',';
    const bool same_line = fills_lines && column + child.size() + 3 < line_width;
    column = same_line ? column + child.size() + 2 : margin.size() + child.size();
    text.append(same_line ? " " : "\n" + margin).append(key).append(child);
  }
  text.append("\n").append(indent, ' ').append(value.is_object() ? "}" : "]");
}

}  // namespace

Json parse_json(std::string_view text) {
  DocumentBuilder builder(text);
  Json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take();
}

std::string pretty(const Json& document) {
  std::string text;
  append(document, 0, 0, text);
  return text + "\n";
}

}  // namespace krarup
