using System.Text;

namespace Breakwater.Linkage.Names;

/// <summary>Short forms and other spellings of given names, as used in the UK. A short form may belong to several names.</summary>
public static class Nicknames
{
    // One line = one name: the formal spellings, a colon, then the short forms. Spellings before the colon are equals.
    private const string Table = """
        abdullah abdulla abdulrahman abdurrahman: abdul
        abigail abbigail: abi abbie abby gail
        adam: ad
        adebayo: bayo ade
        agnieszka: aga
        aidan aiden ayden: ade
        aisha ayesha aysha aishah aaisha: aish
        albert: al bert bertie albie
        aleksander alexander aleksandr: alex al alec xander zander sandy lex olek sasha
        aleksandra alexandra: alex lexi sandra sandy sasha ola
        alfred: alf alfie fred freddie
        alice: ali
        amanda: mandy
        amelia emilia: amy millie milly mia
        andrew andrzej andrei andrey: andy drew
        angela: angie ange
        anna ann anne hanna hannah: annie nan
        annabel annabelle: bella belle anna
        anthony antony antoni: tony ant
        arabella: bella bel
        archibald: archie baldie
        arthur: art artie
        ashleigh ashley: ash
        ayodele: ayo
        babatunde: tunde
        barbara: barb babs basia
        barnaby: barney
        bartholomew bartosz: bart bartek
        beatrice beatrix: bea bee trixie
        benjamin: ben benji benny benjie
        bernard: bernie
        bethany: beth
        bradley: brad
        bronwen bronwyn: bron
        callum calum: cal
        cameron: cam
        caroline carolyn: carrie caz lina
        catherine katherine kathryn katharine catharine katarzyna kathleen caitlin kaitlyn katelyn: kate katie kathy cathy kat kasia kitty katy cath
        charles: charlie chas chuck chaz
        charlotte: lottie charlie lotte char
        chelsea: chels
        christian: chris
        christina christine kristina krystyna: chris chrissie tina kris
        christopher krzysztof kristopher: chris kit topher krzys kris
        chukwuemeka: emeka
        claire clare clara klara: clar
        connor conor konnor: con
        cynthia: cindy
        daniel danyal: dan danny dani
        daniela danielle: dani ella
        david dawid dafydd: dave davey davie dai
        deborah debra: deb debbie
        declan: dec
        dennis denis: den denny
        dominic dominik: dom nic
        dorothy: dot dotty dolly
        dylan dillon: dyl
        edmund: ed eddie ted ned
        edward: ed eddie ted teddy ned
        eleanor elinor eleanora: ellie nell nora nellie ella elle lena
        elijah: eli
        elizabeth elisabeth elzbieta: liz lizzie lizzy beth betty betsy eliza libby bess ella elsie lisa ela
        elliot elliott eliot: el
        emily emilie: em emmy millie emmie
        emma: em emmy
        ethan ethen: eth
        evelyn evelin: evie eve lyn
        ezekiel: zeke
        fatima fatimah fatema fathima: fati
        finlay finley: fin finn
        florence: flo florrie flora flossie
        folasade: sade
        frances francesca: fran frankie fanny franny
        francis: frank frankie fran
        frederick frederic fredrick: fred freddie freddy
        gabriel: gabe gab
        gabriella gabrielle gabriela: gabby gaby ella
        gareth: gaz gary
        gavin: gav
        geoffrey jeffrey: geoff jeff
        george: georgie
        georgia georgina georgiana: georgie gina
        gerald gerard: gerry ged
        gillian: gill jill
        graham graeme: gray
        gregory: greg
        gwendoline gwendolyn: gwen
        hamza hamzah: ham
        harold: harry hal
        harriet: hattie harri
        harrison: harry
        hassan hasan: has
        helen helena ellen: nell nellie ellie lena
        henry: harry hal hank
        herbert: herb bert bertie
        hugh hugo: huw hughie
        hussain hussein husain hussayn hossain hossein: huss
        ibrahim ebrahim ibraheem: ibby
        imogen imogene: immy immie immi
        isaac isaak: ike zak
        isabel isabelle isabella isobel izabela: izzy bella belle issy iza bel
        ismail ismael: issy
        jacob jakub: jake jack cob kuba
        jacqueline: jackie jacqui
        james: jim jimmy jamie jem jimbo
        janet: jan jenny
        jasmine jasmin yasmin yasmine: jas jazz
        jayden jaydon jaiden: jay
        jennifer: jen jenny jenni
        jeremy jeremiah: jez jerry jem
        jessica: jess jessie jessi
        joanne joanna johanna: jo joey asia
        john jon ian sean shaun shawn iain jan ivan evan: jack johnny jonny jock
        jonathan johnathan jonathon: jon jonny jonty johnny
        joseph yusuf yousuf yousef youssef yusef jozef: joe joey jos joss
        josephine: jo josie fina
        joshua: josh
        judith: judy jude
        julia julie juliet: jules
        kayleigh kayley kaylee: kay
        kenneth: ken kenny
        kevin: kev
        khadija khadijah khadeeja: khad
        kieran ciaran kieron: kier
        kimberley kimberly: kim kimmy
        lachlan: lachie
        lauren laura lawrence laurence: laurie loz larry
        leila layla laila leyla: lei
        leonard leopold leonardo: leo len lenny
        lewis louis luis: lou lew louie
        lilian lillian lily lilly: lil
        louise louisa: lou lulu
        lucas luke luka lukas lukasz: luc
        lucy lucia lucie: lu luce
        mackenzie: mack kenzie
        madeleine madeline magdalena: maddie maddy lena magda
        margaret malgorzata: maggie meg peggy mags madge rita gosia marge
        maria marie mary maryam mariam miriam: mimi molly polly may
        mark marc marek marcus: marky
        martha: marty mattie
        martin martyn marcin: marty
        matilda mathilda: tilly mattie tilda matty
        matthew mathew mateusz matteo: matt matty mat
        maxwell maximilian: max
        megan meghan: meg megs
        melanie: mel
        melissa: mel missy lissa
        michael mikael michal mikhail: mike mikey mick micky mickey misha
        mohammed muhammad mohammad mohamed muhammed mohamad mohamud mahomed muhamed mehmet: md mo moh mohd
        montgomery: monty
        mustafa mustapha: mus
        nancy: nan
        natalie natalia: nat tasha talia
        natasha: tasha nat
        nathan nathaniel: nate nat
        nicholas nicolas nikolas mikolaj: nick nicky nico nik
        nicola nicole: nicky nikki nic nik
        oliver: ollie olly noll
        olivia oliwia alivia: liv livvy livia ollie
        oluwadamilola: dami damilola
        oluwaseun: seun
        oluwatobi oluwatobiloba: tobi
        omar umar omer: om
        oscar oskar: oz ozzy
        owen owain: ow
        patricia: pat trish tricia patsy
        patrick padraig patryk: pat paddy rick
        paul pawel pavel: pauly
        penelope: penny
        peter piotr pyotr petr: pete
        philip phillip filip: phil pip
        phoebe phebe: phe
        rachel rachael rachelle: rach rae
        raymond: ray
        rebecca rebekah: becky becca bex beck
        reece rhys reese: rees
        reginald: reg reggie
        rhiannon: rhi
        richard ryszard ricardo: rich rick dick ricky richie
        robert: rob bob bobby robbie bert bobbie
        roderick: rod roddy
        ronald: ron ronnie
        rory ruairi: ro
        rosalind: ros roz
        rosemary rose rosie: rosa
        safiya safiyya safia: saffy
        samantha: sam sammy sammie
        samuel: sam sammy
        sara sarah zara zahra: sally sadie
        sebastian: seb bas
        sharon: shaz
        siobhan: shiv
        sofia sophia sophie zofia sofie: soph
        solomon: sol solly
        stanley: stan
        stephanie stefanie: steph stevie
        stephen steven stefan szczepan: steve stevie ste
        stuart stewart: stu stew
        suleiman sulaiman sulayman: sully
        susan susanna susannah zuzanna suzanne: sue susie suzie suzy sukie zuza
        tabitha: tabby
        temitope: temi tope
        terence terrence: terry tel
        teresa theresa: terri tess tessa
        theodore theodor: theo teddy ted
        thomas tomasz: tom tommy thom
        timothy: tim timmy
        tobias: toby tobi
        tyler: ty
        valerie: val
        victor wiktor viktor: vic
        victoria wiktoria viktoria: vicky tori vic vikki vicki
        vincent: vince vinny
        walter: walt wally
        wilfred wilfrid: wilf wilfie fred
        william wilhelm: will bill billy willie liam wills
        winifred: winnie freddie
        yvonne: eve
        zachary zachariah zakariya: zac zach zack zak
        zainab zaynab zeinab: zee
        zoe zoey: zo
        """;

    private static readonly Dictionary<string, ulong[]> Groups = Build(out Roots);
    private static readonly Dictionary<string, string> Roots;
    private static readonly Dictionary<string, ulong[]>.AlternateLookup<ReadOnlySpan<char>> GroupLookup = Groups.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> RootLookup = Roots.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether two folded given names may be the same person's: spellings of one name, a name and its short form, or two short forms of one name.</summary>
    public static bool SameName(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var groupsA = Of(a);
        var groupsB = Of(b);
        if (groupsA is null || groupsB is null)
        {
            return false;
        }

        for (var i = 0; i < groupsA.Length; i++)
        {
            if ((groupsA[i] & groupsB[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first spelling of the first name that a given name belongs to, or the name itself; a candidate key.</summary>
    public static ReadOnlySpan<byte> Root(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[16];
        return name.Length <= 16 && RootLookup.TryGetValue(text[..Encoding.Latin1.GetChars(name, text)], out var root)
            ? Encoding.UTF8.GetBytes(root)
            : name;
    }

    private static ulong[]? Of(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[16];
        return name.Length <= 16 && GroupLookup.TryGetValue(text[..Encoding.Latin1.GetChars(name, text)], out var groups) ? groups : null;
    }

    private static Dictionary<string, ulong[]> Build(out Dictionary<string, string> roots)
    {
        var groups = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        roots = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = Table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var g = 0; g < lines.Length; g++)
        {
            var names = lines[g].Replace(":", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var name in names)
            {
                if (!groups.TryGetValue(name, out var bits))
                {
                    groups[name] = bits = new ulong[(lines.Length + 63) / 64];
                }

                bits[g / 64] |= 1UL << (g % 64);
                roots.TryAdd(name, names[0]);
            }
        }

        return groups;
    }
}
