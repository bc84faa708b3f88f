import { fold } from '#lib/text';

/**
 * Names and words that are frequent in the customer registers of Arab firms: by them a text typed on the wrong keyboard is told from
 * one that is meant. Common knowledge of names, not taken from anywhere.
 */
const arabic = `محمد أحمد محمود علي عمر عثمان خالد يوسف إبراهيم حسن حسين سعيد سعد سعود فهد فيصل سلطان ناصر بدر تركي ماجد نايف مشعل طلال وليد طارق سامي عادل كريم رامي زياد
فاطمة مريم عائشة خديجة نورة نور سارة ليلى هدى سلمى زينب أمينة ريم رنا دانة لينا منى مها هند نجلاء أمل عبير سميرة نادية جميلة ياسمين
عبد عبدالله عبدالرحمن عبدالعزيز عبدالكريم عبدالرحيم الله الرحمن الرحيم العزيز الكريم مصطفى إسماعيل يحيى موسى عيسى صالح صلاح جمال كمال جلال هاني هشام حمزة عمار ياسر أنس بلال رائد زيد بن ابن أبو أم آل
الأنصاري النجار الحداد المصري الشامي العتيبي القحطاني الدوسري الشمري الحربي الزهراني الغامدي المطيري العنزي السبيعي الشهري الخطيب السيد الهاشمي المنصور الراشد اليماني الحلبي
شركة مؤسسة مجموعة مصنع مكتب مطعم صيدلية مركز محلات متجر التجارة للتجارة التجارية المقاولات للمقاولات الخدمات المحدودة العالمية الحديثة المتحدة الدولية العربية الوطنية الأمل النور النخيل
شارع طريق حي مدينة منطقة العليا الملك الأمير مبنى عمارة شقة صندوق بريد مرحبا شكرا`;

const latin = `mohammed muhammad mohamed ahmed ahmad mahmoud ali omar osman khaled khalid yousef youssef joseph ibrahim hassan hussein said saad saud fahd faisal sultan nasser badr walid tarek tariq sami adel karim
fatima maryam mariam aisha nora noura sara sarah leila layla huda salma zeinab amina reem rana lina mona hind amal nadia abdullah abdulrahman mustafa ismail yahya musa issa saleh salah jamal kamal hani hisham hamza
maria anna jose hanna thomas peter paul paula simon karl john james david michael robert william mary linda susan daniel elizabeth martin laura lucas sophie julia emma marie claire pierre jean
anders smith brown miller weber fischer schmidt schneider meyer wagner becker garcia lopez martinez rossi silva santos hansen larsen nielsen
company trading group services international general limited contracting establishment restaurant pharmacy hotel bank center centre office street road avenue city building hello welcome thanks`;

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).map(fold).filter((word) => [...word].length > 1));

export const commonArabic = setOf(arabic);
export const commonLatin = setOf(latin);
