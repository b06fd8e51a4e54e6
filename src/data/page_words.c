/* page_words.c - the words of the book's page on the web. */
#include "data/page_words.h"

#include <stddef.h>
#include <string.h>
#include "data/words.h"

typedef struct {
    const char *tag; /* as word_language gives it */
    const char *words[PAGE_WORD_COUNT];
} Language;

/* English is the first: it stands in for languages that are not here. */
static const Language languages[] = {
    {"en",
     {"Skip to the content", "Get the book", "Read a sample", "What you will learn",
      "Who it is for", "A look inside", "new", "revised", "rewritten",
      "Progress", "About the book", "Previous", "Next"}},
    {"de",
     {"Zum Inhalt springen", "Das Buch bekommen", "Leseprobe lesen", "Was Sie lernen",
      "Für wen es ist", "Ein Blick hinein", "neu", "überarbeitet",
      "neu geschrieben", "Fortschritt", "Über das Buch", "Zurück", "Weiter"}},
    {"fr",
     {"Aller au contenu", "Obtenir le livre", "Lire un extrait", "Ce que vous apprendrez",
      "À qui s’adresse ce livre", "Aperçu", "nouveau", "révisé", "réécrit",
      "Avancement", "À propos du livre", "Précédent", "Suivant"}},
    {"es",
     {"Saltar al contenido", "Conseguir el libro", "Leer una muestra", "Lo que aprenderá",
      "A quién va dirigido", "Un vistazo al interior", "nuevo", "revisado",
      "reescrito", "Progreso", "Sobre el libro", "Anterior", "Siguiente"}},
    {"it",
     {"Vai al contenuto", "Ottieni il libro", "Leggi un estratto", "Che cosa imparerai",
      "A chi è rivolto", "Uno sguardo all’interno", "nuovo", "rivisto",
      "riscritto", "Avanzamento", "Informazioni sul libro", "Precedente", "Successivo"}},
    {"pt",
     {"Ir para o conteúdo", "Obter o livro", "Ler uma amostra", "O que vai aprender",
      "A quem se destina", "Uma espreitadela ao interior", "novo", "revisto",
      "reescrito", "Progresso", "Sobre o livro", "Anterior", "Seguinte"}},
    {"nl",
     {"Naar de inhoud", "Het boek krijgen", "Lees een fragment", "Wat u leert",
      "Voor wie het is", "Een kijkje binnenin", "nieuw", "herzien",
      "herschreven", "Voortgang", "Over het boek", "Vorige", "Volgende"}},
    {"pl",
     {"Przejdź do treści", "Zdobądź książkę", "Czytaj fragment", "Czego się nauczysz",
      "Dla kogo", "Zajrzyj do środka", "nowe", "poprawione",
      "napisane od nowa", "Postęp", "O książce", "Poprzednia", "Następna"}},
    {"ru",
     {"Перейти к содержанию", "Получить книгу", "Читать фрагмент", "Чему вы научитесь",
      "Для кого эта книга", "Взгляд внутрь", "новое", "исправлено",
      "переписано", "Готовность", "О книге", "Назад", "Вперёд"}},
    {"ja",
     {"本文へ移動", "本を入手する", "試し読み", "この本で学べること", "対象読者",
      "本の中身", "新規", "改訂", "書き直し", "進み具合", "この本について",
      "前へ", "次へ"}},
    {"zh-Hans",
     {"跳到正文", "获取本书", "试读", "你将学到", "适合读者", "内页一览", "新增",
      "修订", "重写", "进度", "关于本书", "上一页", "下一页"}},
    {"zh-Hant",
     {"跳到正文", "取得本書", "試讀", "你將學到", "適合讀者", "內頁一覽", "新增",
      "修訂", "重寫", "進度", "關於本書", "上一頁", "下一頁"}},
    {"ko",
     {"본문으로 건너뛰기", "책 구하기", "맛보기 읽기", "배우게 될 내용", "대상 독자",
      "책 속 들여다보기", "새 글", "수정됨", "다시 씀", "진행 상황",
      "책 소개", "이전", "다음"}},
    {"ar",
     {"انتقل إلى المحتوى", "احصل على الكتاب", "اقرأ عينة", "ماذا ستتعلم",
      "لمن هذا الكتاب", "نظرة داخل الكتاب", "جديد", "منقّح",
      "أعيدت كتابته", "التقدم", "عن الكتاب", "السابق", "التالي"}},
};

const char *lookup_page_word(const char *language, PageWord word)
{
    const char *tag = word_language(language);
    const size_t count = sizeof languages / sizeof languages[0];

    for (size_t i = 0; i < count; i++)
        if (strcmp(languages[i].tag, tag) == 0)
            return languages[i].words[word];
    return languages[0].words[word];
}
