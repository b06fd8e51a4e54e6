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
      "planned",
      "draft",
      "in review",
      "This is a draft. It will still change.",
      "This text is in review. Details may still change.",
      "forthcoming",
      "Expected",
      "Chapters",
      "Lessons",
      "of",
      "Sample",
      "End of the Sample",
      "The full book also has:",
      "Get the full book",
      "in the full book",
      "Release",
      "Publisher",
      "Date",
      "What’s New",
      "This is the first release.",
      "The text has not changed since the last release.",
      "New",
      "Rewritten",
      "Edited",
      "Still to Come",
      "Removed",
      "Renamed",
      "Moved",
      "All Releases",
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
      "geplant",
      "Entwurf",
      "in Durchsicht",
      "Dies ist ein Entwurf. Er wird noch geändert.",
      "Dieser Text wird noch durchgesehen. Einzelheiten können sich ändern.",
      "in Vorbereitung",
      "Erwartet",
      "Kapitel",
      "Lektionen",
      "von",
      "Leseprobe",
      "Ende der Leseprobe",
      "Das ganze Buch enthält außerdem:",
      "Zum ganzen Buch",
      "im ganzen Buch",
      "Ausgabe",
      "Verlag",
      "Datum",
      "Was ist neu",
      "Dies ist die erste Ausgabe.",
      "Der Text ist seit der letzten Ausgabe unverändert.",
      "Neu",
      "Neu geschrieben",
      "Überarbeitet",
      "In Vorbereitung",
      "Entfallen",
      "Umbenannt",
      "Verschoben",
      "Alle Ausgaben",
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
      "prévu",
      "ébauche",
      "en relecture",
      "Ceci est une ébauche. Elle changera encore.",
      "Ce texte est en relecture. Des détails peuvent encore changer.",
      "à paraître",
      "Prévu pour",
      "Chapitres",
      "Leçons",
      "sur",
      "Extrait",
      "Fin de l’extrait",
      "Le livre complet contient aussi :",
      "Obtenir le livre complet",
      "dans le livre complet",
      "Version",
      "Éditeur",
      "Date",
      "Nouveautés",
      "Ceci est la première version.",
      "Le texte n’a pas changé depuis la dernière version.",
      "Nouveau",
      "Réécrit",
      "Modifié",
      "À venir",
      "Supprimé",
      "Renommé",
      "Déplacé",
      "Toutes les versions",
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
      "previsto",
      "borrador",
      "en revisión",
      "Esto es un borrador. Todavía va a cambiar.",
      "Este texto está en revisión. Algunos detalles pueden cambiar.",
      "de próxima aparición",
      "Previsto para",
      "Capítulos",
      "Lecciones",
      "de",
      "Muestra",
      "Fin de la muestra",
      "El libro completo contiene además:",
      "Conseguir el libro completo",
      "en el libro completo",
      "Versión",
      "Editorial",
      "Fecha",
      "Novedades",
      "Esta es la primera versión.",
      "El texto no ha cambiado desde la última versión.",
      "Nuevo",
      "Reescrito",
      "Revisado",
      "Próximamente",
      "Eliminado",
      "Con otro título",
      "Cambiado de lugar",
      "Todas las versiones",
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
      "previsto",
      "bozza",
      "in revisione",
      "Questa è una bozza. Cambierà ancora.",
      "Questo testo è in revisione. Alcuni dettagli possono cambiare.",
      "di prossima pubblicazione",
      "Previsto per",
      "Capitoli",
      "Lezioni",
      "di",
      "Estratto",
      "Fine dell’estratto",
      "Il libro completo contiene inoltre:",
      "Ottieni il libro completo",
      "nel libro completo",
      "Versione",
      "Editore",
      "Data",
      "Novità",
      "Questa è la prima versione.",
      "Il testo non è cambiato dall’ultima versione.",
      "Nuovo",
      "Riscritto",
      "Rivisto",
      "In arrivo",
      "Rimosso",
      "Rinominato",
      "Spostato",
      "Tutte le versioni",
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
      "previsto",
      "rascunho",
      "em revisão",
      "Isto é um rascunho. Ainda vai mudar.",
      "Este texto está em revisão. Alguns detalhes podem mudar.",
      "em breve",
      "Previsto para",
      "Capítulos",
      "Lições",
      "de",
      "Amostra",
      "Fim da amostra",
      "O livro completo contém ainda:",
      "Obter o livro completo",
      "no livro completo",
      "Versão",
      "Editora",
      "Data",
      "Novidades",
      "Esta é a primeira versão.",
      "O texto não mudou desde a última versão.",
      "Novo",
      "Reescrito",
      "Revisado",
      "Em breve",
      "Removido",
      "Renomeado",
      "Mudou de lugar",
      "Todas as versões",
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
      "gepland",
      "concept",
      "in revisie",
      "Dit is een concept. Het verandert nog.",
      "Deze tekst wordt nog nagekeken. Details kunnen veranderen.",
      "nog te verschijnen",
      "Verwacht",
      "Hoofdstukken",
      "Lessen",
      "van",
      "Leesfragment",
      "Einde van het leesfragment",
      "Het volledige boek bevat ook:",
      "Naar het volledige boek",
      "in het volledige boek",
      "Versie",
      "Uitgever",
      "Datum",
      "Wat is er nieuw",
      "Dit is de eerste versie.",
      "De tekst is sinds de vorige versie niet veranderd.",
      "Nieuw",
      "Herschreven",
      "Bewerkt",
      "Nog te verschijnen",
      "Vervallen",
      "Hernoemd",
      "Verplaatst",
      "Alle versies",
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
      "planowane",
      "szkic",
      "w korekcie",
      "To jest szkic. Jeszcze się zmieni.",
      "Ten tekst jest w korekcie. Szczegóły mogą się jeszcze zmienić.",
      "w przygotowaniu",
      "Spodziewany termin",
      "Rozdziały",
      "Lekcje",
      "z",
      "Fragment",
      "Koniec fragmentu",
      "Pełna książka zawiera też:",
      "Zdobądź pełną książkę",
      "w pełnej książce",
      "Wersja",
      "Wydawca",
      "Data",
      "Co nowego",
      "To jest pierwsza wersja.",
      "Tekst nie zmienił się od ostatniej wersji.",
      "Nowe",
      "Napisane od nowa",
      "Poprawione",
      "W przygotowaniu",
      "Usunięte",
      "Ze zmienionym tytułem",
      "Przeniesione",
      "Wszystkie wersje",
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
      "запланировано",
      "черновик",
      "на вычитке",
      "Это черновик. Он ещё изменится.",
      "Этот текст на вычитке. Детали ещё могут измениться.",
      "готовится",
      "Ожидается",
      "Главы",
      "Уроки",
      "из",
      "Ознакомительный фрагмент",
      "Конец фрагмента",
      "В полной книге есть также:",
      "Получить полную книгу",
      "в полной книге",
      "Выпуск",
      "Издатель",
      "Дата",
      "Что нового",
      "Это первый выпуск.",
      "Текст не изменился с прошлого выпуска.",
      "Новое",
      "Переписано",
      "Исправлено",
      "Готовится",
      "Удалено",
      "Переименовано",
      "Перемещено",
      "Все выпуски",
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
      "予定",
      "草稿",
      "校閲中",
      "これは草稿です。内容は変わることがあります。",
      "この文章は校閲中です。細部は変わることがあります。",
      "近日公開",
      "予定時期",
      "章",
      "レッスン",
      "/",
      "試し読み",
      "試し読みはここまで",
      "完全版には次の内容もあります：",
      "完全版を入手する",
      "完全版に収録",
      "リリース",
      "発行",
      "日付",
      "更新情報",
      "これは最初のリリースです。",
      "前回のリリースから本文に変更はありません。",
      "新規",
      "書き直し",
      "改訂",
      "今後の予定",
      "削除",
      "改題",
      "移動",
      "リリース一覧",
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
      "计划中",
      "草稿",
      "审阅中",
      "这是草稿，内容还会修改。",
      "本文正在审阅，细节可能还会修改。",
      "即将推出",
      "预计",
      "章",
      "课",
      "/",
      "试读本",
      "试读到此结束",
      "完整版还包括：",
      "获取完整版",
      "见完整版",
      "版本",
      "出版者",
      "日期",
      "更新内容",
      "这是第一个版本。",
      "自上一版本以来，正文没有变化。",
      "新增",
      "重写",
      "修订",
      "即将推出",
      "删除",
      "改名",
      "移动",
      "所有版本",
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
      "計劃中",
      "草稿",
      "審閱中",
      "這是草稿，內容還會修改。",
      "本文正在審閱，細節可能還會修改。",
      "即將推出",
      "預計",
      "章",
      "課",
      "/",
      "試讀本",
      "試讀到此結束",
      "完整版還包括：",
      "取得完整版",
      "見完整版",
      "版本",
      "出版者",
      "日期",
      "更新內容",
      "這是第一個版本。",
      "自上一版本以來，正文沒有變化。",
      "新增",
      "重寫",
      "修訂",
      "即將推出",
      "刪除",
      "改名",
      "移動",
      "所有版本",
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
      "예정",
      "초안",
      "검토 중",
      "이 글은 초안입니다. 내용이 바뀔 수 있습니다.",
      "이 글은 검토 중입니다. 세부 내용이 바뀔 수 있습니다.",
      "출간 예정",
      "예정 시기",
      "장",
      "레슨",
      "/",
      "맛보기",
      "맛보기는 여기까지입니다",
      "전체 책에는 다음도 있습니다:",
      "전체 책 구하기",
      "전체 책에 수록",
      "릴리스",
      "발행처",
      "날짜",
      "새로운 내용",
      "첫 번째 릴리스입니다.",
      "지난 릴리스 이후 본문은 바뀌지 않았습니다.",
      "새로 추가됨",
      "다시 씀",
      "수정됨",
      "예정",
      "삭제됨",
      "제목 변경",
      "이동됨",
      "모든 릴리스",
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
      "مخطط له",
      "مسودة",
      "قيد المراجعة",
      "هذه مسودة، وسوف تتغير.",
      "هذا النص قيد المراجعة، وقد تتغير بعض التفاصيل.",
      "يصدر لاحقًا",
      "متوقع",
      "الفصول",
      "الدروس",
      "من",
      "عينة",
      "نهاية العينة",
      "يحتوي الكتاب الكامل أيضًا على:",
      "احصل على الكتاب الكامل",
      "في الكتاب الكامل",
      "الإصدار",
      "الناشر",
      "التاريخ",
      "ما الجديد",
      "هذا هو الإصدار الأول.",
      "لم يتغيّر النص منذ الإصدار الأخير.",
      "جديد",
      "أُعيدت كتابته",
      "مُعدَّل",
      "قريبًا",
      "محذوف",
      "مُعاد تسميته",
      "منقول",
      "جميع الإصدارات",
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
