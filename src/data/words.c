/* words.c - the words that epubify itself writes into a book, and what a language tag
 * says. */
#include "data/words.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

typedef struct {
    const char *tag;
    const char *words[WORD_COUNT];
    const char *chapter[2], *part[2]; /* before and behind the number */
    const char *gap;                  /* between "Figure 2.3" and its caption */
} Language;

/* English is the first: it stands in for languages that are not here.
 * WORD_PUBLISHED_BY and WORD_DATE are labels in front of a colon, WORD_RELEASE stands
 * in front of a number. */
static const Language languages[] = {
    {"en",
     {"Contents",
      "Cover",
      "Title Page",
      "Copyright",
      "Start of Text",
      "Landmarks",
      "Part",
      "Chapter",
      "Notes",
      "Back to the text",
      "This chapter is planned. Stay tuned.",
      "Release",
      "Publisher",
      "Date",
      "done",
      "to do",
      "Note",
      "Tip",
      "Important",
      "Warning",
      "Caution",
      "Missing picture",
      "Video",
      "Audio",
      "Web page",
      "Details",
      "Data",
      "Count",
      "Percentile",
      "Figure",
      "Table",
      "Listing",
      "Equation",
      "List of Figures",
      "List of Tables",
      "List of Listings",
      "Index",
      "see"},
     {"Chapter ", ""},
     {"Part ", ""},
     ". "},
    {"de",
     {"Inhalt",
      "Umschlag",
      "Titelseite",
      "Impressum",
      "Textbeginn",
      "Orientierungspunkte",
      "Teil",
      "Kapitel",
      "Anmerkungen",
      "Zurück zum Text",
      "Dieses Kapitel ist geplant. Es folgt in einer späteren Ausgabe.",
      "Ausgabe",
      "Verlag",
      "Datum",
      "erledigt",
      "offen",
      "Hinweis",
      "Tipp",
      "Wichtig",
      "Warnung",
      "Vorsicht",
      "Bild fehlt",
      "Video",
      "Audio",
      "Webseite",
      "Einzelheiten",
      "Daten",
      "Anzahl",
      "Perzentil",
      "Abbildung",
      "Tabelle",
      "Listing",
      "Gleichung",
      "Abbildungsverzeichnis",
      "Tabellenverzeichnis",
      "Verzeichnis der Listings",
      "Register",
      "siehe"},
     {"Kapitel ", ""},
     {"Teil ", ""},
     ": "},
    {"fr",
     {"Table des matières",
      "Couverture",
      "Page de titre",
      "Copyright",
      "Début du texte",
      "Points de repère",
      "Partie",
      "Chapitre",
      "Notes",
      "Retour au texte",
      "Ce chapitre est prévu. À suivre.",
      "Version",
      "Éditeur",
      "Date",
      "fait",
      "à faire",
      "Remarque",
      "Astuce",
      "Important",
      "Avertissement",
      "Attention",
      "Image manquante",
      "Vidéo",
      "Audio",
      "Page web",
      "Détails",
      "Données",
      "Nombre",
      "Centile",
      "Figure",
      "Tableau",
      "Listing",
      "Équation",
      "Liste des figures",
      "Liste des tableaux",
      "Liste des listings",
      "Index",
      "voir"},
     {"Chapitre ", ""},
     {"Partie ", ""},
     " – "},
    {"es",
     {"Índice",
      "Cubierta",
      "Portada",
      "Derechos de autor",
      "Comienzo del texto",
      "Puntos de referencia",
      "Parte",
      "Capítulo",
      "Notas",
      "Volver al texto",
      "Este capítulo está previsto. Próximamente.",
      "Versión",
      "Editorial",
      "Fecha",
      "hecho",
      "pendiente",
      "Nota",
      "Consejo",
      "Importante",
      "Advertencia",
      "Precaución",
      "Falta la imagen",
      "Vídeo",
      "Audio",
      "Página web",
      "Detalles",
      "Datos",
      "Cantidad",
      "Percentil",
      "Figura",
      "Tabla",
      "Listado",
      "Ecuación",
      "Índice de figuras",
      "Índice de tablas",
      "Índice de listados",
      "Índice alfabético",
      "véase"},
     {"Capítulo ", ""},
     {"Parte ", ""},
     ". "},
    {"it",
     {"Indice",
      "Copertina",
      "Frontespizio",
      "Copyright",
      "Inizio del testo",
      "Punti di riferimento",
      "Parte",
      "Capitolo",
      "Note",
      "Torna al testo",
      "Questo capitolo è previsto. Prossimamente.",
      "Versione",
      "Editore",
      "Data",
      "fatto",
      "da fare",
      "Nota",
      "Suggerimento",
      "Importante",
      "Avvertenza",
      "Attenzione",
      "Immagine mancante",
      "Video",
      "Audio",
      "Pagina web",
      "Dettagli",
      "Dati",
      "Numero",
      "Percentile",
      "Figura",
      "Tabella",
      "Listato",
      "Equazione",
      "Elenco delle figure",
      "Elenco delle tabelle",
      "Elenco dei listati",
      "Indice analitico",
      "vedi"},
     {"Capitolo ", ""},
     {"Parte ", ""},
     ". "},
    {"pt",
     {"Sumário",
      "Capa",
      "Folha de rosto",
      "Direitos autorais",
      "Início do texto",
      "Pontos de referência",
      "Parte",
      "Capítulo",
      "Notas",
      "Voltar ao texto",
      "Este capítulo está previsto. Em breve.",
      "Versão",
      "Editora",
      "Data",
      "feito",
      "pendente",
      "Nota",
      "Dica",
      "Importante",
      "Aviso",
      "Cuidado",
      "Imagem ausente",
      "Vídeo",
      "Áudio",
      "Página web",
      "Detalhes",
      "Dados",
      "Quantidade",
      "Percentil",
      "Figura",
      "Tabela",
      "Listagem",
      "Equação",
      "Lista de figuras",
      "Lista de tabelas",
      "Lista de listagens",
      "Índice remissivo",
      "ver"},
     {"Capítulo ", ""},
     {"Parte ", ""},
     ". "},
    {"nl",
     {"Inhoud",
      "Omslag",
      "Titelpagina",
      "Copyright",
      "Begin van de tekst",
      "Oriëntatiepunten",
      "Deel",
      "Hoofdstuk",
      "Noten",
      "Terug naar de tekst",
      "Dit hoofdstuk is gepland en verschijnt later.",
      "Versie",
      "Uitgever",
      "Datum",
      "gedaan",
      "te doen",
      "Opmerking",
      "Tip",
      "Belangrijk",
      "Waarschuwing",
      "Let op",
      "Afbeelding ontbreekt",
      "Video",
      "Audio",
      "Webpagina",
      "Details",
      "Gegevens",
      "Aantal",
      "Percentiel",
      "Figuur",
      "Tabel",
      "Listing",
      "Vergelijking",
      "Lijst van figuren",
      "Lijst van tabellen",
      "Lijst van listings",
      "Register",
      "zie"},
     {"Hoofdstuk ", ""},
     {"Deel ", ""},
     ". "},
    {"pl",
     {"Spis treści",
      "Okładka",
      "Strona tytułowa",
      "Prawa autorskie",
      "Początek tekstu",
      "Punkty orientacyjne",
      "Część",
      "Rozdział",
      "Przypisy",
      "Powrót do tekstu",
      "Ten rozdział jest planowany. Ciąg dalszy nastąpi.",
      "Wersja",
      "Wydawca",
      "Data",
      "zrobione",
      "do zrobienia",
      "Uwaga",
      "Wskazówka",
      "Ważne",
      "Ostrzeżenie",
      "Przestroga",
      "Brak ilustracji",
      "Wideo",
      "Dźwięk",
      "Strona internetowa",
      "Szczegóły",
      "Dane",
      "Liczba",
      "Percentyl",
      "Rysunek",
      "Tabela",
      "Listing",
      "Równanie",
      "Spis rysunków",
      "Spis tabel",
      "Spis listingów",
      "Skorowidz",
      "zob."},
     {"Rozdział ", ""},
     {"Część ", ""},
     ". "},
    {"ru",
     {"Содержание",
      "Обложка",
      "Титульный лист",
      "Авторские права",
      "Начало текста",
      "Ориентиры",
      "Часть",
      "Глава",
      "Примечания",
      "Вернуться к тексту",
      "Эта глава запланирована. Следите за обновлениями.",
      "Выпуск",
      "Издатель",
      "Дата",
      "сделано",
      "не сделано",
      "Примечание",
      "Совет",
      "Важно",
      "Предупреждение",
      "Осторожно",
      "Изображение отсутствует",
      "Видео",
      "Аудио",
      "Веб-страница",
      "Подробности",
      "Данные",
      "Количество",
      "Процентиль",
      "Рисунок",
      "Таблица",
      "Листинг",
      "Уравнение",
      "Список иллюстраций",
      "Список таблиц",
      "Список листингов",
      "Предметный указатель",
      "см."},
     {"Глава ", ""},
     {"Часть ", ""},
     ". "},
    {"ja",
     {"目次",
      "表紙",
      "扉",
      "著作権",
      "本文",
      "ランドマーク",
      "部",
      "章",
      "注",
      "本文に戻る",
      "この章は準備中です。今後のリリースをお待ちください。",
      "リリース",
      "発行",
      "日付",
      "完了",
      "未完了",
      "注記",
      "ヒント",
      "重要",
      "警告",
      "注意",
      "画像がありません",
      "動画",
      "音声",
      "ウェブページ",
      "詳細",
      "データ",
      "度数",
      "パーセンタイル",
      "図",
      "表",
      "リスト",
      "式",
      "図の一覧",
      "表の一覧",
      "リストの一覧",
      "索引",
      "→"},
     {"第", "章"},
     {"第", "部"},
     "　"},
    {"zh-Hans",
     {"目录",
      "封面",
      "书名页",
      "版权",
      "正文",
      "导航标志",
      "部分",
      "章",
      "注释",
      "返回正文",
      "本章尚在计划中，敬请期待。",
      "版本",
      "出版者",
      "日期",
      "已完成",
      "未完成",
      "说明",
      "提示",
      "重要",
      "警告",
      "注意",
      "图片缺失",
      "视频",
      "音频",
      "网页",
      "详情",
      "数据",
      "数量",
      "百分位",
      "图",
      "表",
      "代码清单",
      "公式",
      "插图目录",
      "表格目录",
      "代码清单目录",
      "索引",
      "见"},
     {"第", "章"},
     {"第", "部分"},
     "　"},
    {"zh-Hant",
     {"目錄",
      "封面",
      "書名頁",
      "版權",
      "正文",
      "導覽標誌",
      "部分",
      "章",
      "註釋",
      "返回正文",
      "本章尚在規劃中，敬請期待。",
      "版本",
      "出版者",
      "日期",
      "已完成",
      "未完成",
      "說明",
      "提示",
      "重要",
      "警告",
      "注意",
      "缺少圖片",
      "影片",
      "音訊",
      "網頁",
      "詳細資料",
      "資料",
      "數量",
      "百分位",
      "圖",
      "表",
      "程式碼",
      "公式",
      "圖目錄",
      "表目錄",
      "程式碼目錄",
      "索引",
      "見"},
     {"第", "章"},
     {"第", "部分"},
     "　"},
    {"ko",
     {"차례",
      "표지",
      "속표지",
      "저작권",
      "본문",
      "랜드마크",
      "부",
      "장",
      "주석",
      "본문으로 돌아가기",
      "이 장은 준비 중입니다. 다음 릴리스를 기다려 주세요.",
      "릴리스",
      "발행처",
      "날짜",
      "완료",
      "미완료",
      "참고",
      "팁",
      "중요",
      "경고",
      "주의",
      "이미지 없음",
      "동영상",
      "오디오",
      "웹 페이지",
      "세부 정보",
      "데이터",
      "개수",
      "백분위수",
      "그림",
      "표",
      "코드",
      "수식",
      "그림 차례",
      "표 차례",
      "코드 차례",
      "찾아보기",
      "→"},
     {"제", "장"},
     {"제", "부"},
     ". "},
    {"ar",
     {"المحتويات",
      "الغلاف",
      "صفحة العنوان",
      "حقوق النشر",
      "بداية النص",
      "المعالم",
      "الجزء",
      "الفصل",
      "الحواشي",
      "العودة إلى النص",
      "هذا الفصل قيد الإعداد. ترقّبوه قريبًا.",
      "الإصدار",
      "الناشر",
      "التاريخ",
      "مُنجز",
      "غير مُنجز",
      "ملاحظة",
      "نصيحة",
      "مهم",
      "تحذير",
      "تنبيه",
      "صورة مفقودة",
      "فيديو",
      "صوت",
      "صفحة ويب",
      "التفاصيل",
      "البيانات",
      "العدد",
      "المئين",
      "الشكل",
      "الجدول",
      "الشيفرة",
      "المعادلة",
      "قائمة الأشكال",
      "قائمة الجداول",
      "قائمة الشيفرات",
      "الفهرس",
      "انظر"},
     {"الفصل ", ""},
     {"الجزء ", ""},
     ": "},
};

/* ---- Subtags --------------------------------------------------------------------------- */

/* One subtag of a tag: from text, n bytes long.  n 0: there is none. */
typedef struct {
    const char *text;
    size_t n;
} Subtag;

static Subtag first_subtag(const char *tag)
{
    return (Subtag){tag, strcspn(tag, "-")};
}

static Subtag next_subtag(Subtag subtag)
{
    const char *behind = subtag.text + subtag.n;

    return *behind == '\0' ? (Subtag){behind, 0} : first_subtag(behind + 1);
}

static bool is_subtag(Subtag subtag, const char *word)
{
    return strlen(word) == subtag.n && strncasecmp(subtag.text, word, subtag.n) == 0;
}

/* The subtag is one of the words, which stand between spaces. */
static bool is_one_of(Subtag subtag, const char *words)
{
    while (*words != '\0') {
        size_t n = strcspn(words, " ");
        if (n == subtag.n && strncasecmp(words, subtag.text, n) == 0)
            return true;
        words += n + (words[n] == ' ');
    }
    return false;
}

static bool has_subtag_of(const char *tag, const char *words)
{
    for (Subtag subtag = first_subtag(tag); subtag.n > 0; subtag = next_subtag(subtag)) {
        if (subtag.n == 1)
            return false; /* extensions and private use say something else */
        if (subtag.text != tag && is_one_of(subtag, words))
            return true;
    }
    return false;
}

/* ---- Words ------------------------------------------------------------------------------ */

static const char *chinese(const char *tag)
{
    if (has_subtag_of(tag, "Hans"))
        return "zh-Hans";
    return has_subtag_of(tag, "Hant TW HK MO") ? "zh-Hant" : "zh-Hans";
}

static const Language *lookup_language(const char *tag)
{
    Subtag primary = first_subtag(tag == NULL ? "" : tag);
    const size_t count = sizeof languages / sizeof languages[0];

    if (is_subtag(primary, "zh"))
        primary = (Subtag){chinese(tag), strlen("zh-Hans")};
    for (size_t i = 0; i < count; i++)
        if (is_subtag(primary, languages[i].tag))
            return &languages[i];
    return &languages[0];
}

const char *word_language(const char *language)
{
    return lookup_language(language)->tag;
}

const char *lookup_word(const char *language, Word word)
{
    return lookup_language(language)->words[word];
}

const char *lookup_caption_gap(const char *language)
{
    return lookup_language(language)->gap;
}

void lookup_chapter_phrase(const char *language, Word word, const char **before,
                           const char **behind)
{
    const Language *row = lookup_language(language);
    const char *const *phrase = word == WORD_PART ? row->part : row->chapter;

    *before = phrase[0];
    *behind = phrase[1];
}

bool is_right_to_left(const char *language)
{
    static const char scripts[] =
        "Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi";
    static const char tongues[] =
        "ar arc ckb dv fa he iw ji ks nqo pnb prs ps sd sdh syr ug ur yi";
    Subtag primary = first_subtag(language == NULL ? "" : language);

    for (Subtag subtag = next_subtag(primary); subtag.n > 1; subtag = next_subtag(subtag))
        if (subtag.n == 4 && (subtag.text[0] < '0' || subtag.text[0] > '9'))
            return is_one_of(subtag, scripts); /* a script that is named decides */
    return is_one_of(primary, tongues);
}

/* ---- BCP 47 ------------------------------------------------------------------------------ */

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool are_letters(Subtag subtag, size_t least, size_t most)
{
    for (size_t i = 0; i < subtag.n; i++)
        if (!is_letter(subtag.text[i]))
            return false;
    return subtag.n >= least && subtag.n <= most;
}

static bool is_alphanumeric(Subtag subtag, size_t least, size_t most)
{
    for (size_t i = 0; i < subtag.n; i++)
        if (!is_letter(subtag.text[i]) && !is_digit(subtag.text[i]))
            return false;
    return subtag.n >= least && subtag.n <= most;
}

static bool is_region(Subtag subtag)
{
    return are_letters(subtag, 2, 2) ||
           (subtag.n == 3 && is_digit(subtag.text[0]) && is_digit(subtag.text[1]) &&
            is_digit(subtag.text[2]));
}

static bool is_variant(Subtag subtag)
{
    return is_alphanumeric(subtag, 5, 8) ||
           (is_digit(subtag.text[0]) && is_alphanumeric(subtag, 4, 4));
}

/* From subtag on stand only subtags of 1 to 8 letters and digits, at least one. */
static bool is_private_use(Subtag subtag)
{
    if (subtag.n == 0)
        return false;
    for (; subtag.n > 0; subtag = next_subtag(subtag))
        if (!is_alphanumeric(subtag, 1, 8))
            return false;
    return true;
}

/* The same subtag stands between from and subtag: Java and epubcheck refuse that. */
static bool is_repeated(Subtag from, Subtag subtag)
{
    for (; from.text < subtag.text; from = next_subtag(from))
        if (from.n == subtag.n && strncasecmp(from.text, subtag.text, from.n) == 0)
            return true;
    return false;
}

/* variant, extension and privateuse of the grammar. */
static bool is_tail(Subtag subtag)
{
    Subtag begin = subtag;

    for (; subtag.n > 0 && is_variant(subtag); subtag = next_subtag(subtag))
        if (is_repeated(begin, subtag))
            return false;
    begin = subtag;
    while (subtag.n == 1 && !is_subtag(subtag, "x")) {
        if (!is_alphanumeric(subtag, 1, 1) || is_repeated(begin, subtag))
            return false;
        subtag = next_subtag(subtag);
        if (!is_alphanumeric(subtag, 2, 8))
            return false;
        while (is_alphanumeric(subtag, 2, 8))
            subtag = next_subtag(subtag);
    }
    if (is_subtag(subtag, "x"))
        return is_private_use(next_subtag(subtag));
    return subtag.n == 0;
}

/* Those of BCP 47's irregular tags that its grammar does not make.  The regular ones
 * fit it. */
static bool is_irregular(const char *tag)
{
    static const char irregular[] = "en-GB-oed i-ami i-bnn i-default i-enochian i-hak "
                                    "i-klingon i-lux i-mingo i-navajo i-pwn "
                                    "i-tao i-tay i-tsu sgn-BE-FR sgn-BE-NL sgn-CH-DE";

    return is_one_of((Subtag){tag, strlen(tag)}, irregular);
}

bool is_language_tag(const char *tag)
{
    Subtag subtag = first_subtag(tag);
    size_t len = strlen(tag);

    if (len == 0 || tag[len - 1] == '-' || tag[0] == '-' || strstr(tag, "--") != NULL)
        return false;
    if (is_irregular(tag))
        return true;
    if (is_subtag(subtag, "x"))
        return is_private_use(next_subtag(subtag));
    if (!are_letters(subtag, 2, 8))
        return false;
    if (subtag.n <= 3) {
        subtag = next_subtag(subtag);
        for (int extlang = 0; extlang < 3 && are_letters(subtag, 3, 3); extlang++)
            subtag = next_subtag(subtag);
    } else {
        subtag = next_subtag(subtag);
    }
    if (are_letters(subtag, 4, 4))
        subtag = next_subtag(subtag);
    if (is_region(subtag))
        subtag = next_subtag(subtag);
    return is_tail(subtag);
}
