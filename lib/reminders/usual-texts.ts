import type { Locale } from '#lib/context';
import { reminderTones } from '#lib/reminders/plan';

/** Where a text is used: in the letters of a tone, or in one about several invoices. A step may have its own besides. */
export const textPlaces = [...reminderTones, 'statement'] as const;

export type TextPlace = (typeof textPlaces)[number];

/** A letter with its variables still in it. */
export interface Text {
  subject: string;
  body: string;
}

const closing = {
  ar: `للتحويل:
{الحساب}

تُضاف رسوم تذكير قدرها {الرسم}.`,
  en: `To pay by transfer:
{bank}

A reminder fee of {fee} is added.`,
};

/** What the program writes where the firm has no words of its own. A line is left out when a variable in it has nothing to say. */
export const usualTexts: Record<Locale, Record<TextPlace, Text>> = {
  ar: {
    friendly: {
      subject: 'تذكير بالفاتورة {الرقم}',
      body: `السلام عليكم {العميل}،

نودّ تذكيركم بالفاتورة رقم {الرقم} بمبلغ {المبلغ} التي {الموعد}.

تجدون الفاتورة هنا:
{الرابط}

${closing.ar}

إن كنتم قد سدّدتم المبلغ فنشكركم، ولا داعي للالتفات إلى هذه الرسالة.

مع أطيب التحيات،
{المنشأة}`,
    },
    firm: {
      subject: 'لم يصلنا بعدُ سداد الفاتورة {الرقم}',
      body: `السلام عليكم {العميل}،

لم يصلنا بعدُ سداد الفاتورة رقم {الرقم} بمبلغ {المبلغ} التي {الموعد}.

نرجو سداد المبلغ في أقرب وقت. وإن كان هناك ما يمنع السداد فأخبرونا، لنجد معًا حلًّا مناسبًا.

تجدون الفاتورة هنا:
{الرابط}

${closing.ar}

إن كنتم قد سدّدتم المبلغ في هذه الأثناء فنشكركم، ولا داعي للالتفات إلى هذه الرسالة.

مع التحية،
{المنشأة}`,
    },
    last: {
      subject: 'تذكير أخير بالفاتورة {الرقم}',
      body: `السلام عليكم {العميل}،

على الرغم من تذكيرنا السابق، لم يصلنا سداد الفاتورة رقم {الرقم} بمبلغ {المبلغ} التي {الموعد}.

هذا تذكيرنا الأخير. نرجو سداد المبلغ خلال سبعة أيام من تاريخ هذه الرسالة، وإلا اضطررنا إلى اتخاذ ما يلزم لتحصيله.

تجدون الفاتورة هنا:
{الرابط}

${closing.ar}

إن كنتم قد سدّدتم المبلغ في هذه الأثناء فنشكركم، ولا داعي للالتفات إلى هذه الرسالة.

مع التحية،
{المنشأة}`,
    },
    statement: {
      subject: 'فواتيركم التي لم تُسدَّد بعد',
      body: `السلام عليكم {العميل}،

هذه فواتيركم التي لم يصلنا سدادها بعد:

{القائمة}

المجموع: {المبلغ}

وتجدون كشف حسابكم مرفقًا بهذه الرسالة.

${closing.ar}

إن كنتم قد سدّدتم بعض هذه الفواتير فنشكركم، ولا داعي للالتفات إلى ما ورد عنها هنا.

مع التحية،
{المنشأة}`,
    },
  },
  en: {
    friendly: {
      subject: 'Reminder: invoice {number}',
      body: `Dear {customer},

This is a friendly reminder of invoice {number} for {amount}, which {when}.

You will find the invoice here:
{link}

${closing.en}

If you have already paid, thank you; please disregard this message.

Kind regards,
{firm}`,
    },
    firm: {
      subject: 'Invoice {number} is still unpaid',
      body: `Dear {customer},

We have not yet received your payment of invoice {number} for {amount}, which {when}.

Please pay the amount as soon as possible. If anything keeps you from paying, let us know, so that we can find a solution together.

You will find the invoice here:
{link}

${closing.en}

If you have paid in the meantime, thank you; please disregard this message.

Regards,
{firm}`,
    },
    last: {
      subject: 'Last reminder: invoice {number}',
      body: `Dear {customer},

Despite our earlier reminder, invoice {number} for {amount}, which {when}, is still unpaid.

This is our last reminder. Please pay the amount within seven days of this message; otherwise we shall have to take steps to collect it.

You will find the invoice here:
{link}

${closing.en}

If you have paid in the meantime, thank you; please disregard this message.

Regards,
{firm}`,
    },
    statement: {
      subject: 'Your open invoices',
      body: `Dear {customer},

We have not yet received your payment of these invoices:

{list}

Total: {amount}

A statement of your account is attached.

${closing.en}

If you have paid some of them already, thank you; please disregard what is said of them here.

Regards,
{firm}`,
    },
  },
};
