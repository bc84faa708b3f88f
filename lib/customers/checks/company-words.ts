import { fold } from '#lib/text';

/**
 * Words by which firms in the languages of our customers say what they are: trades, kinds of firms, legal forms written out. Left out
 * are those that people bear as names as well: Baker, Bakker, Mercado, Handel, Mills, Steel, Winkel, Schüle, Mart, Kendra, روضة. Common knowledge.
 */
const latin = `
company corporation enterprise enterprises establishment establishments holding holdings group conglomerate industries industrial services solutions systems technologies technology consulting consultants consultancy
logistics shipping freight forwarding transport transports transportation haulage supplies suppliers supply wholesale wholesaler wholesalers distribution distributors distributor retail retailers supermarket supermarkets hypermarket
market markets marketing grocery grocers groceries store stores shop shops bookshop bookstore bakery bakeries butchery confectionery patisserie restaurant restaurants bistro cafe coffeehouse cafeteria catering caterers hotel hotels
motel hostel resort pharmacy pharmacies drugstore clinic clinics hospital laboratory laboratories labs university college schools institute institution academy kindergarten foundation association federation society council ministry
municipality authority embassy insurance agency agencies bureau workshop workshops factory factories manufacturing manufacturers engineering construction constructions contracting contractors builders electronics electrical electricals
appliances furniture textiles garments apparel clothing fashions jewellery jewelry jewellers jewelers motors automotive autoparts foods foodstuff foodstuffs beverages delicatessen imports exports import export importers
exporters international worldwide global partners partnership associates brothers bros trading traders trade merchants warehouse warehouses publishing publishers media software hardware studio studios gym fitness boutique gallery museum library
travel tours tourism cuisine emporium outlet network gifts toys souvenirs designs cooperative farms dairy brewery winery distillery printing printers laundry cleaners cleaning repairs plumbing realty properties investments investment ventures finance financial
telecom telecommunications communications petroleum energy mining chemicals plastics pharmaceuticals pharma cosmetics perfumes stationery maintenance security accounting auditors advertising productions event events limited incorporated
handelsgesellschaft gesellschaft handelshaus kaufhaus warenhaus verein stiftung spedition bäckerei metzgerei fleischerei konditorei gasthof gasthaus gaststätte wirtshaus brauerei druckerei gärtnerei tischlerei schreinerei schlosserei
werkstatt autohaus möbelhaus feinkost lebensmittel delikatessen spezialitäten grosshandel einzelhandel versand baustoffe stahlbau hochbau tiefbau maschinenbau versicherung versicherungen sparkasse volksbank universität hochschule klinik klinikum krankenhaus apotheke
kanzlei steuerberatung ingenieurbüro architekturbüro reisebüro gymnasium gemeinde stadtwerke genossenschaft unternehmen unternehmensgruppe betriebe werke söhne gebrüder
société societe établissements ets entreprise entreprises compagnie cie frères freres boulangerie pâtisserie boucherie charcuterie épicerie fromagerie poissonnerie pharmacie librairie imprimerie brasserie traiteur magasin magasins quincaillerie fondation
école lycée université hôpital clinique cabinet mairie coopérative bâtiment travaux négoce commerce transports alimentation spécialités agence menuiserie maçonnerie plomberie blanchisserie
sociedad compañía cía empresa empresas asociación fundación universidad hospital clínica cooperativa panadería pastelería carnicería pescadería frutería cafetería restaurante restaurantes cantina taberna comidas tienda tiendas supermercado supermercados hipermercado hipermercados
farmacia ferretería librería imprenta lavandería peluquería almacenes almacén abarrotes distribuidora distribuciones importadora importaciones exportadora exportaciones comercial comercializadora comercio constructora construcciones inmobiliaria transportes talleres
hermanos hnos hijos servicios industrias ayuntamiento colegio instituto galería bodegas rancho emparedados
comércio indústria companhia cia padaria confeitaria mercearia drogaria farmácia livraria lojas construtora construções confecções móveis irmãos supermercados distribuidor produtos alimentos cervejaria churrascaria associação fundação universidade oficina
società ditta azienda impresa fratelli panificio pasticceria gelateria pizzeria trattoria ristorante osteria enoteca macelleria salumeria alimentari caseificio caseifici officina magazzini tipografia lavanderia falegnameria agenzia associazione fondazione università ospedale comune cooperativa edilizia costruzioni trasporti commerciale
bakkerij slagerij drukkerij handelsonderneming onderneming ondernemingen groothandel apotheek stichting vereniging bouwbedrijf bedrijf bedrijven installatietechniek makelaardij maatschap aannemersbedrijf transportbedrijf supermarkt boekhandel brouwerij gemeente ziekenhuis eetcafé
ticaret sanayi şirketi anonim lokantası lokanta restoran eczanesi eczane mağazası mağaza fırını pastanesi inşaat gıda tekstil otomotiv mobilya nakliyat turizm kuyumculuk pazarlama ithalat ihracat derneği vakfı belediyesi üniversitesi hastanesi oteli kebap marketi kardeşler
stores jewellers dhaba bhandar vastralaya karyana kiryana tijarat tijarati dawakhana udyog vyapar sansthan samiti karkhana
przedsiębiorstwo spółka firma hurtownia sklep apteka restauracja piekarnia zajazd cukiernia zakład biuro livsmedel snabbköp handelsbolag aktiebolag restaurang apotek bageri bryggeri forretning kauppa ravintola apteekki leipomo
taquería lanchonete lanchonetes cozinha cocina vinhos vinos vins wine wines cellars gourmet provisions provisioners abastos delicateses carnes victuailles restauration
sharikat sharikah moassasat muassasat mussasat masnaa mataam saydaliya maktabat`;

const latinWords: ReadonlySet<string> = new Set(latin.split(/\s+/u).filter(Boolean).map(fold));

/** Endings of German, Dutch and Scandinavian compounds that make a firm of anything. */
const compound = /^\p{L}{3,}(?:gesellschaft|grosshandel|fachhandel|versand|betriebe?|technik|werkstatt|backerei|brauerei|druckerei|gartnerei|handlung|laden|vertrieb|verwaltung|bedrijf|bakkerij|handelshuis|techniek|fabriken?|fabriek|fabrik)$/u;

/** And sons, and company, and brothers: behind the name that the firm bears. */
const andOthers = /(?:&|\+|\b(?:and|und|et|y|e|en|og|och|ve)\b)\s*(?:co|cia|cie|sons?|sohne?|sohn|fils|hijos?|filhos|figli|zonen|zoon|partners?|partner|associates|company|bros|brothers|ogullari|sonner|soner)\b\.?/u;

/** `The Cracker Box`, `Maison Dewey`, `Trail's Head`: no name of a person begins so, or has that within. */
const noPerson = /^(?:The|Die|Het|Chez|Maison|Casa|Château|Hacienda|Familia|Família)\s\p{Lu}\p{Ll}+|\p{L}{2}['’]s(?=\s|$)/u;

const isLatinWord = (word: string): boolean => latinWords.has(word) || compound.test(word);

/** Whether a name in Latin letters has a word in it that only firms have. */
export function hasCompanyWord(name: string): boolean {
  const folded = fold(name);
  return noPerson.test(name) || andOthers.test(folded) || folded.split(/[^\p{L}\p{N}]+/u).some(isLatinWord);
}

/** What Arabic firms call themselves first; behind `ال` as well (`الشركة المتحدة`). */
const arabicFirst = `شركة مؤسسة مجموعة مصنع مصانع مكتب مكتبة مطعم مطاعم مطبخ مقهى كافيه مستشفى مستوصف صيدلية صيدليات عيادة عيادات مجمع مختبر بنك مصرف جمعية معهد مدرسة مدارس جامعة كلية أكاديمية متجر محل محلات دكان سوبرماركت هايبرماركت بقالة تموينات
أسواق سوق ورشة مركز معرض معارض مخبز مخابز أفران فرن ملحمة حلويات بوتيك صالون مغسلة مغاسل فندق شاليهات استراحة وكالة هيئة وزارة أمانة بلدية مؤسسه ستوديو استوديو مشغل مشاتل مزرعة مزارع مطبعة مطابع مستودع مستودعات`.split(/\s+/u);

/** What the firm does, as Arabic firms say it: `للتجارة`, `للمقاولات`. */
const arabicTrade = `تجارة تجاره مقاولات مقاولة صناعة صناعات خدمات نقل شحن استيراد تصدير تسويق توزيع صيانة تشغيل تعمير إنشاءات انشاءات بناء تطوير استثمار استشارات محاماة محاسبة هندسة ديكور أثاث مفروشات كهرباء إلكترونيات الكترونيات أجهزة اتصالات برمجيات تقنية معلومات طباعة نشر إعلان اعلان دعاية
سياحة سفر عطور مجوهرات ملابس أقمشة أحذية مواد أغذية اغذية مأكولات حلويات مخبوزات أدوية مستلزمات معدات سيارات عقارات عقار تأمين غزل نسيج تموين تعهدات تغليف نظافة حراسة أمن ألمنيوم حديد زجاج رخام دهانات إلكترونيات`.split(/\s+/u);

const firstWords: ReadonlySet<string> = new Set(arabicFirst.flatMap((word) => [fold(word), fold(`ال${word}`)]));
const tradeWords: ReadonlySet<string> = new Set(arabicTrade.map((word) => fold(`لل${word}`)));

/** Behind the name of the founder: and his sons, his brothers, his partners. */
const arabicOthers: ReadonlySet<string> = new Set('وأولاده وأبناؤه وأبنائه وإخوانه وإخوته وشركاه وشركاؤه وشريكه'.split(' ').map(fold));

/** Whether an Arabic name is a firm's: by its first word, by what the firm does, or by whom it names with the founder. */
export function isArabicCompanyName(name: string): boolean {
  const words = fold(name).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const [first = '', ...more] = words;
  return (firstWords.has(first) && more.length > 0) || more.some((word) => tradeWords.has(word) || arabicOthers.has(word));
}
