import { fold } from '#lib/text';

/** Given names that are common where our customers and theirs live, in Latin letters. Common knowledge, not taken from anywhere. */
const latin = `
mohammed muhammad mohamed mohammad muhammed mehmet ahmed ahmad ahmet mahmoud mahmud ali omar umar osman othman khaled khalid yousef youssef yusuf ibrahim hassan hasan hussein hussain huseyin said saeed saad saud fahd faisal sultan nasser badr walid waleed tarek tariq sami samir adel karim kareem rashid
abdullah abdulrahman abdulaziz mustafa ismail yahya musa issa saleh salah jamal kamal hani hisham hamza bilal imran usman zain rami ziad nabil majid salman fatima fatma maryam mariam aisha ayse nora noura sara sarah leila layla laila huda salma zeinab zainab amina amna reem rana lina mona hind amal nadia khadija yasmin yasmine rania dina hala samira
anna anne ann ana annette annika anja antje maria marie mary mari marta martha marina mariana martine margarita margaret margareta monica monika michelle melanie manuela magdalena julia julie juliette juliana jana jane janet janine jennifer jessica joanna johanna jutta karin karen karl katharina katrin catherine caroline carolina carla carmen carine claudia claire clara christina christine christiane
cristina birgit barbara beate beatriz brigitte britta diana daniela doris dominique elisabeth elizabeth elena ellen emma emily emilia erika eva evelyn francesca frederique gabriele gabriela georgia gisela giulia giovanna hanna hannah heike helen helena helene ines ingrid irene isabel isabella isabelle iris kathryn kerstin laura laurence lena lisa linda liz louise luisa lucia lucy
nancy natalie nathalie nicole nina olga olivia patricia paula petra pia pirkko rachel rebecca renate rita rosa ruth sabine sandra silvia simone sofia sonia sophia sophie stefanie stephanie susan susanne suzanne sylvia teresa theresa tanja tatiana ursula ute valentina vanessa vera veronica veronika victoria virginia yvonne yoshi zoe
adam adrian alan albert alberto alejandro alessandro alex alexander alexandre alfred alfredo andre andrea andreas andrew andrzej antoine anton antonio arthur axel benjamin bernard bernd bernhard boris bruno carlos charles christian christoph christopher claude daniel david denis dennis diego dieter dietmar dimitri dirk dmitri donald douglas edward eduardo elio emilio enrico enrique eric erik ernst eugene fabio felipe felix
fernando filippo francesco francisco franck frank francois frederic friedrich fritz gabriel georg george georges gerald gerard gerhard giorgio giovanni giuseppe gonzalo gregory guillermo gunter gunther gustavo guy hans hari harald harry heiko heinrich heinz helmut hendrik henri henriette henry herbert hermann horst howard hugo ian ignacio ivan jack jacques jaime jakob james jan jason javier jean jeff jeffrey jens jeremy joachim joao johan johann johannes john jonas jonathan
jorge jose josef joseph joshua juan julian julio jurgen kai kenneth kevin klaus konrad kurt lars laurent leonardo lorenzo louis luca lucas ludwig luigi luis lukas manfred manuel marc marcel marco marcos marcus mario mark markus martin matteo matthew matthias maurice maurizio mauro max maximilian michael michel miguel mikael mike nicolas nicholas niels nikolaus nils norbert olaf oliver olivier oscar oskar otto pablo paolo pascal patrick paul paulo pedro per peter petr philip philipp philippe pierre
piotr rafael rainer ralf ralph ramon raymond rene ricardo richard robert roberto roger roland rolf roman ronald rudiger rudolf ruediger rui ryan salvatore sam samuel sebastian sergio sergei simon stefan stefano stephan stephen steve steven sven thierry thomas thorsten tim timo timothy tobias tom tomas tony torsten ulrich uwe victor vincent vincenzo vladimir volker walter werner wilhelm william wolfgang xavier yves zbyszek
rajesh ramesh suresh mahesh anil sunil amit rahul sanjay vijay ravi deepak ashok vinod manoj priya pooja neha anita sunita kavita lakshmi arjun krishna ganesh mehul iqbal javed asif kashif naveed shahid bilal ayesha sana farah zafar
emre murat mustafa fatih burak cem deniz elif emine hatice hulya kemal merve orhan selin serkan tolga ugur zeynep yilmaz wei ming hiroshi kenji yuki akira haruki jun min thi minh siobhan sean liam aoife bjorn ake asa jytte palle pekka matti jukka aino kari liv sigrid`;

/** The same in Arabic script; those that begin with عبد are known by that. */
const arabic = `محمد أحمد محمود حمد حامد حماد علي عمر عثمان خالد خليل يوسف إبراهيم إسماعيل إسحاق حسن حسين سعيد سعد سعود مسعود فهد فيصل سلطان سلمان سليمان ناصر نصر منصور بدر تركي ماجد مجيد نايف نواف مشعل طلال وليد طارق سامي سمير عادل كريم رامي زياد مصطفى مرتضى يحيى موسى عيسى صالح صلاح
جمال جميل كمال جلال هاني هشام حمزة عمار عامر ياسر أنس بلال رائد رائف زيد يزيد أيمن أمين أنور باسم بسام بشار تامر توفيق ثامر جابر جاسم جعفر حاتم حازم حبيب حسام خلف داود راشد رشيد رضا رياض زكريا سالم سليم شادي شريف صادق صفوان ضياء طه عاصم عباس عبيد عدنان عصام عماد غازي غسان فادي فارس فاروق فواز فؤاد فوزي قاسم
قيس لؤي مازن مالك متعب مجدي محسن مدحت مراد مروان معاذ معتز منير مهند نادر نبيل نزار نعيم هادي هيثم وائل وسيم يعقوب يونس عمرو فاطمة مريم عائشة خديجة نورة نورا سارة ليلى هدى سلمى زينب أمينة آمنة ريم رنا دانة دينا لينا منى مها هند نجلاء أمل عبير سميرة نادية جميلة ياسمين رقية أسماء أروى إيمان أميرة بدرية بشرى جواهر حنان
حصة خلود دلال رانيا رحاب رهف روان ريما زهراء سعاد سمر سهام سهى شيماء صفاء ضحى عفاف غادة غدير فريدة لطيفة لمى لمياء لولوة ماجدة مشاعل منال منيرة موضي ميساء ندى نهى نوال نوف هالة هبة هيا هيفاء وفاء وداد`;

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter(Boolean).map(fold));

const names: ReadonlySet<string> = new Set([...setOf(latin), ...setOf(arabic)]);

/** Whether a word is a common given name, in either script. */
export const isGivenName = (word: string): boolean => names.has(fold(word));

/** Titles and kunyas that stand ahead of a given name, or for one. */
const title = /^(?:mr|mrs|ms|miss|dr|prof|eng|sheikh|herr|frau|monsieur|mme|m|sr|sra|don|dona|د|دكتور|الدكتور|دكتوره|م|المهندس|مهندس|الشيخ|السيد|السيده|الاستاذ|الاستاذه|ا)$/u;

/** Whether a name begins as that of a person does: with a common given name, with or without a title. */
export function beginsWithGivenName(name: string): boolean {
  const words = fold(name).split(/[\s.،,-]+/u).filter(Boolean);
  const [first = ''] = words.filter((word, index) => index > 0 || !title.test(word));
  return names.has(first) || /^عبد(?:ال|$)/u.test(first) || (first === 'ابو' && words.length > 1);
}
