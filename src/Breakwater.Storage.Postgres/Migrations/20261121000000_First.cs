using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Breakwater.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "action_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ServedId = table.Column<Guid>(type: "uuid", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    Owner = table.Column<string>(type: "text", nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_action_steps", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "agenda_items",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: true),
                    PublicTitle = table.Column<string>(type: "text", nullable: false),
                    SealedTitle = table.Column<byte[]>(type: "bytea", nullable: true),
                    Restriction = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agenda_items", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "answer_links",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    ServedId = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenDigest = table.Column<byte[]>(type: "bytea", nullable: false),
                    SentTo = table.Column<string>(type: "text", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answer_links", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "bodies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Jurisdiction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Duties = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    IsCrimeAndDisorderCommittee = table.Column<bool>(type: "boolean", nullable: false),
                    Numbering = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AnnualMeeting = table.Column<DateOnly>(type: "date", nullable: true),
                    Office = table.Column<string>(type: "text", nullable: true),
                    Email = table.Column<string>(type: "text", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bodies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "break_glass_openings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Agency = table.Column<string>(type: "text", nullable: false),
                    Regime = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Asked = table.Column<byte[]>(type: "bytea", nullable: false),
                    Reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConcernId = table.Column<Guid>(type: "uuid", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReviewDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EscalatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReviewedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ReviewWords = table.Column<byte[]>(type: "bytea", nullable: true),
                    ReviewAgency = table.Column<string>(type: "text", nullable: true),
                    ReviewRegime = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_break_glass_openings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "checkpoints",
                columns: table => new
                {
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Epoch = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Frontier = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkpoints", x => new { x.Epoch, x.Size });
                });

            migrationBuilder.CreateTable(
                name: "checks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConcernId = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Agency = table.Column<string>(type: "text", nullable: false),
                    Team = table.Column<string>(type: "text", nullable: true),
                    AnswererId = table.Column<Guid>(type: "uuid", nullable: true),
                    Identifiers = table.Column<byte[]>(type: "bytea", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AnswerText = table.Column<byte[]>(type: "bytea", nullable: true),
                    PointerOnly = table.Column<bool>(type: "boolean", nullable: false),
                    AnswerRegime = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MayPassOnFor = table.Column<string>(type: "text", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "committee_people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Post = table.Column<string>(type: "text", nullable: true),
                    BodyId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_committee_people", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "concern_links",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConcernId = table.Column<Guid>(type: "uuid", nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: false),
                    Linked = table.Column<bool>(type: "boolean", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_concern_links", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "concern_relations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    WorkerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Agency = table.Column<string>(type: "text", nullable: true),
                    Team = table.Column<string>(type: "text", nullable: true),
                    Purpose = table.Column<string>(type: "text", nullable: true),
                    Basis = table.Column<string>(type: "text", nullable: true),
                    From = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_concern_relations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "concerns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "text", nullable: false),
                    About = table.Column<string>(type: "text", nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Promise = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Area = table.Column<string>(type: "text", nullable: true),
                    FrontDoor = table.Column<string>(type: "text", nullable: false),
                    OwningAgency = table.Column<string>(type: "text", nullable: false),
                    Team = table.Column<string>(type: "text", nullable: false),
                    Regime = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Handling = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Urgency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: true),
                    BroughtBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Queue = table.Column<int>(type: "integer", nullable: false),
                    WaitsUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PausedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PausedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Pauses = table.Column<byte[]>(type: "bytea", nullable: true),
                    AnswerBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AcceptBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReadBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AcknowledgedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Signs = table.Column<string>(type: "text", nullable: false),
                    DecisionCode = table.Column<string>(type: "text", nullable: true),
                    ProposedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Narrative = table.Column<byte[]>(type: "bytea", nullable: false),
                    Circumstances = table.Column<byte[]>(type: "bytea", nullable: true),
                    Decision = table.Column<byte[]>(type: "bytea", nullable: true),
                    Told = table.Column<byte[]>(type: "bytea", nullable: true),
                    TellOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TellBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TellerId = table.Column<Guid>(type: "uuid", nullable: true),
                    EscalatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReceiptDigest = table.Column<byte[]>(type: "bytea", nullable: true),
                    FeedbackAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    HeldSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DisposedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_concerns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "configurations",
                columns: table => new
                {
                    Digest = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    FirstUsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_configurations", x => x.Digest);
                });

            migrationBuilder.CreateTable(
                name: "disposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConcernId = table.Column<Guid>(type: "uuid", nullable: true),
                    OpeningId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reference = table.Column<string>(type: "text", nullable: false),
                    Ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    KeptUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    ProposedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    Agency = table.Column<string>(type: "text", nullable: false),
                    Regime = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SettledBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SettledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disposals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Form = table.Column<string>(type: "text", nullable: false),
                    OwnerKey = table.Column<string>(type: "text", nullable: true),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "fact_places",
                columns: table => new
                {
                    Position = table.Column<long>(type: "bigint", nullable: false),
                    FactId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeafHash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_places", x => x.Position);
                });

            migrationBuilder.CreateTable(
                name: "facts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorKey = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    IsLook = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Envelope = table.Column<byte[]>(type: "bytea", nullable: false),
                    Payload = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_facts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "facts_waiting",
                columns: table => new
                {
                    FactId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_facts_waiting", x => x.FactId);
                });

            migrationBuilder.CreateTable(
                name: "followers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Address = table.Column<byte[]>(type: "bytea", nullable: false),
                    WishDigest = table.Column<byte[]>(type: "bytea", nullable: false),
                    TokenDigest = table.Column<byte[]>(type: "bytea", nullable: false),
                    Follows = table.Column<string>(type: "text", nullable: false),
                    Site = table.Column<string>(type: "text", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_followers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_keys", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    Digest = table.Column<string>(type: "text", nullable: false),
                    WorkerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitations", x => x.Digest);
                });

            migrationBuilder.CreateTable(
                name: "item_files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublicName = table.Column<string>(type: "text", nullable: false),
                    SealedName = table.Column<byte[]>(type: "bytea", nullable: true),
                    Ending = table.Column<string>(type: "text", nullable: false),
                    Bytes = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    Restriction = table.Column<string>(type: "text", nullable: true),
                    AttachedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_files", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Holder = table.Column<string>(type: "text", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "text", nullable: false),
                    FromBody = table.Column<Guid>(type: "uuid", nullable: false),
                    ToBody = table.Column<Guid>(type: "uuid", nullable: false),
                    Quotes = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    WaitsFor = table.Column<string>(type: "text", nullable: true),
                    ReplyBy = table.Column<DateOnly>(type: "date", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ClearedBy = table.Column<string>(type: "text", nullable: true),
                    DispatchProof = table.Column<string>(type: "text", nullable: true),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RepliedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReportedAt = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_letters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "match_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConcernId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Digest = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "matches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LaterId = table.Column<Guid>(type: "uuid", nullable: false),
                    LaterConcernId = table.Column<Guid>(type: "uuid", nullable: false),
                    EarlierId = table.Column<Guid>(type: "uuid", nullable: false),
                    EarlierConcernId = table.Column<Guid>(type: "uuid", nullable: false),
                    LogOdds = table.Column<double>(type: "double precision", nullable: false),
                    Band = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    JudgedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    JudgedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<byte[]>(type: "bytea", nullable: true),
                    ReasonAgency = table.Column<string>(type: "text", nullable: true),
                    ReasonRegime = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_matches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Begins = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Place = table.Column<string>(type: "text", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AgendaPublishedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MinutesPublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meetings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Votes = table.Column<bool>(type: "boolean", nullable: false),
                    OnBehalfOf = table.Column<Guid>(type: "uuid", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memberships", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConcernId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromReporter = table.Column<bool>(type: "boolean", nullable: false),
                    Way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    WorkerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Agency = table.Column<string>(type: "text", nullable: false),
                    Regime = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Text = table.Column<byte[]>(type: "bytea", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Path = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    To = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outcome_links",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Measure = table.Column<string>(type: "text", nullable: false),
                    Baseline = table.Column<string>(type: "text", nullable: false),
                    Expected = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    VerdictWords = table.Column<string>(type: "text", nullable: true),
                    Values = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outcome_links", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "papers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false),
                    File = table.Column<byte[]>(type: "bytea", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Answers = table.Column<string>(type: "text", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_papers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "passages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: true),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Speaker = table.Column<string>(type: "text", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: true),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    Restriction = table.Column<string>(type: "text", nullable: true),
                    SourceSha256 = table.Column<string>(type: "text", nullable: true),
                    SourceOffset = table.Column<int>(type: "integer", nullable: true),
                    SourceLength = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "person_index",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConcernId = table.Column<Guid>(type: "uuid", nullable: false),
                    Compared = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_index", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "person_keys",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_keys", x => new { x.Key, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "person_keys_wide",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_keys_wide", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "person_merges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: true),
                    MatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    Moved = table.Column<string>(type: "text", nullable: false),
                    PicksBefore = table.Column<string>(type: "text", nullable: false),
                    JudgedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ConfirmedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    Agency = table.Column<string>(type: "text", nullable: false),
                    Regime = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ApartBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ApartAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ApartReason = table.Column<byte[]>(type: "bytea", nullable: true),
                    ApartAgency = table.Column<string>(type: "text", nullable: true),
                    ApartRegime = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_merges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "persons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "text", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Picks = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_persons", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "published_texts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Path = table.Column<string>(type: "text", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_published_texts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "record_keys",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Wrapped = table.Column<byte[]>(type: "bytea", nullable: true),
                    DestroyedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_keys", x => new { x.RecordId, x.Class });
                });

            migrationBuilder.CreateTable(
                name: "records_waiting",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_records_waiting", x => x.RecordId);
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "text", nullable: false),
                    ConcernId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    FromAgency = table.Column<string>(type: "text", nullable: false),
                    Regime = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OfferedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ToAgency = table.Column<string>(type: "text", nullable: false),
                    ToTeam = table.Column<string>(type: "text", nullable: false),
                    OfferedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AcceptBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClimbAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AcceptedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Climbed = table.Column<int>(type: "integer", nullable: false),
                    Summary = table.Column<byte[]>(type: "bytea", nullable: false),
                    DeclineReason = table.Column<byte[]>(type: "bytea", nullable: true),
                    DeclineRegime = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referrals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reporters",
                columns: table => new
                {
                    ConcernId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Identity = table.Column<byte[]>(type: "bytea", nullable: true),
                    SafeContact = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporters", x => x.ConcernId);
                });

            migrationBuilder.CreateTable(
                name: "requests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "text", nullable: false),
                    ResolutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<string>(type: "text", nullable: false),
                    Action = table.Column<string>(type: "text", nullable: false),
                    PlainWords = table.Column<string>(type: "text", nullable: true),
                    Ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Topic = table.Column<string>(type: "text", nullable: true),
                    Area = table.Column<string>(type: "text", nullable: true),
                    WantedBy = table.Column<DateOnly>(type: "date", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LastDecision = table.Column<string>(type: "text", nullable: true),
                    ClosureProposal = table.Column<string>(type: "text", nullable: true),
                    SupersededBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Links = table.Column<string>(type: "text", nullable: false),
                    Progress = table.Column<string>(type: "text", nullable: false),
                    ToAsk = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "resolutions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Item = table.Column<string>(type: "text", nullable: true),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Number = table.Column<string>(type: "text", nullable: true),
                    Verbatim = table.Column<string>(type: "text", nullable: false),
                    SourceSha256 = table.Column<string>(type: "text", nullable: true),
                    SourceOffset = table.Column<int>(type: "integer", nullable: true),
                    SourceLength = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resolutions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "school_links",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    School = table.Column<string>(type: "text", nullable: false),
                    Email = table.Column<string>(type: "text", nullable: false),
                    TokenDigest = table.Column<byte[]>(type: "bytea", nullable: false),
                    SentBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Agency = table.Column<string>(type: "text", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CodeDigest = table.Column<byte[]>(type: "bytea", nullable: true),
                    CodeUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CodeTries = table.Column<int>(type: "integer", nullable: false),
                    BrowserDigest = table.Column<byte[]>(type: "bytea", nullable: true),
                    OpenUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_school_links", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkerId = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Device = table.Column<string>(type: "text", nullable: true),
                    BreakGlassRecordId = table.Column<Guid>(type: "uuid", nullable: true),
                    BreakGlassUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shown_in_lists",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShownTo = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    FactId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shown_in_lists", x => new { x.RecordId, x.ShownTo, x.Name, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "sign_in_tries",
                columns: table => new
                {
                    Key = table.Column<string>(type: "text", nullable: false),
                    Wrong = table.Column<int>(type: "integer", nullable: false),
                    ShutUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_tries", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "source_records",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConcernId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConcernPersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OwningAgency = table.Column<string>(type: "text", nullable: false),
                    Regime = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: true),
                    Born = table.Column<DateOnly>(type: "date", nullable: true),
                    Age = table.Column<string>(type: "text", nullable: true),
                    Sex = table.Column<string>(type: "text", nullable: true),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    Address = table.Column<string>(type: "text", nullable: true),
                    Postcode = table.Column<string>(type: "text", nullable: true),
                    School = table.Column<string>(type: "text", nullable: true),
                    NhsNumber = table.Column<string>(type: "text", nullable: true),
                    AddressProtected = table.Column<bool>(type: "boolean", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_records", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Email = table.Column<string>(type: "text", nullable: false),
                    NormalisedEmail = table.Column<string>(type: "text", nullable: false),
                    Agency = table.Column<string>(type: "text", nullable: false),
                    Team = table.Column<string>(type: "text", nullable: true),
                    Roles = table.Column<string>(type: "text", nullable: false),
                    JobTitle = table.Column<string>(type: "text", nullable: true),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: false),
                    TotpSecret = table.Column<byte[]>(type: "bytea", nullable: true),
                    TotpConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TotpLastStep = table.Column<long>(type: "bigint", nullable: false),
                    RecoveryCodes = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "concern_people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConcernId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: true),
                    NormalisedName = table.Column<string>(type: "text", nullable: true),
                    Born = table.Column<DateOnly>(type: "date", nullable: true),
                    Age = table.Column<string>(type: "text", nullable: true),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    Address = table.Column<string>(type: "text", nullable: true),
                    Postcode = table.Column<string>(type: "text", nullable: true),
                    SealedAddress = table.Column<byte[]>(type: "bytea", nullable: true),
                    School = table.Column<string>(type: "text", nullable: true),
                    AddressProtected = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_concern_people", x => x.Id);
                    table.ForeignKey(
                        name: "FK_concern_people_concerns_ConcernId",
                        column: x => x.ConcernId,
                        principalTable: "concerns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "served",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Clock = table.Column<string>(type: "text", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MetOn = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Responses = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_served", x => x.Id);
                    table.ForeignKey(
                        name: "FK_served_requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_action_steps_ServedId",
                table: "action_steps",
                column: "ServedId");

            migrationBuilder.CreateIndex(
                name: "IX_agenda_items_MeetingId",
                table: "agenda_items",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_answer_links_ServedId",
                table: "answer_links",
                column: "ServedId");

            migrationBuilder.CreateIndex(
                name: "IX_answer_links_TokenDigest",
                table: "answer_links",
                column: "TokenDigest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bodies_Slug",
                table: "bodies",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_break_glass_openings_ReviewedAt_ReviewDueAt",
                table: "break_glass_openings",
                columns: new[] { "ReviewedAt", "ReviewDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_break_glass_openings_WorkerId",
                table: "break_glass_openings",
                column: "WorkerId");

            migrationBuilder.CreateIndex(
                name: "IX_checks_Agency_Answer_DueAt",
                table: "checks",
                columns: new[] { "Agency", "Answer", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_checks_ConcernId",
                table: "checks",
                column: "ConcernId");

            migrationBuilder.CreateIndex(
                name: "IX_concern_links_ConcernId",
                table: "concern_links",
                column: "ConcernId");

            migrationBuilder.CreateIndex(
                name: "IX_concern_links_OtherId",
                table: "concern_links",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_concern_people_ConcernId",
                table: "concern_people",
                column: "ConcernId");

            migrationBuilder.CreateIndex(
                name: "IX_concern_people_NormalisedName",
                table: "concern_people",
                column: "NormalisedName");

            migrationBuilder.CreateIndex(
                name: "IX_concern_relations_Agency_Team_Kind",
                table: "concern_relations",
                columns: new[] { "Agency", "Team", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_concern_relations_RecordId_Kind",
                table: "concern_relations",
                columns: new[] { "RecordId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_concern_relations_WorkerId_Kind",
                table: "concern_relations",
                columns: new[] { "WorkerId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_concerns_BroughtBy",
                table: "concerns",
                column: "BroughtBy",
                filter: "\"BroughtBy\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_concerns_HolderId_Queue_WaitsUntil",
                table: "concerns",
                columns: new[] { "HolderId", "Queue", "WaitsUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_concerns_Queue_WaitsUntil",
                table: "concerns",
                columns: new[] { "Queue", "WaitsUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_concerns_ReceiptDigest",
                table: "concerns",
                column: "ReceiptDigest",
                unique: true,
                filter: "\"ReceiptDigest\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_concerns_ReceivedAt",
                table: "concerns",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_concerns_Reference",
                table: "concerns",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_concerns_TellOn_TellBy",
                table: "concerns",
                columns: new[] { "TellOn", "TellBy" },
                filter: "\"TellOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_disposals_ConcernId",
                table: "disposals",
                column: "ConcernId");

            migrationBuilder.CreateIndex(
                name: "IX_disposals_OpeningId",
                table: "disposals",
                column: "OpeningId",
                filter: "\"OpeningId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_disposals_Status_ProposedAt",
                table: "disposals",
                columns: new[] { "Status", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_drafts_ExpiresAt",
                table: "drafts",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_fact_places_FactId",
                table: "fact_places",
                column: "FactId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_facts_RecordId_IsLook_At",
                table: "facts",
                columns: new[] { "RecordId", "IsLook", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_followers_TokenDigest",
                table: "followers",
                column: "TokenDigest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_followers_WishDigest",
                table: "followers",
                column: "WishDigest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_item_files_MeetingId",
                table: "item_files",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_letters_Reference",
                table: "letters",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_match_keys_ConcernId",
                table: "match_keys",
                column: "ConcernId");

            migrationBuilder.CreateIndex(
                name: "IX_match_keys_Kind_Digest_ConcernId",
                table: "match_keys",
                columns: new[] { "Kind", "Digest", "ConcernId" });

            migrationBuilder.CreateIndex(
                name: "IX_matches_EarlierConcernId_LogOdds",
                table: "matches",
                columns: new[] { "EarlierConcernId", "LogOdds" });

            migrationBuilder.CreateIndex(
                name: "IX_matches_EarlierId",
                table: "matches",
                column: "EarlierId");

            migrationBuilder.CreateIndex(
                name: "IX_matches_LaterConcernId_LogOdds",
                table: "matches",
                columns: new[] { "LaterConcernId", "LogOdds" });

            migrationBuilder.CreateIndex(
                name: "IX_matches_LaterId",
                table: "matches",
                column: "LaterId");

            migrationBuilder.CreateIndex(
                name: "IX_matches_Status_LogOdds",
                table: "matches",
                columns: new[] { "Status", "LogOdds" });

            migrationBuilder.CreateIndex(
                name: "IX_meetings_BodyId_Day",
                table: "meetings",
                columns: new[] { "BodyId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_memberships_BodyId",
                table: "memberships",
                column: "BodyId");

            migrationBuilder.CreateIndex(
                name: "IX_messages_ConcernId",
                table: "messages",
                column: "ConcernId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_WorkerId_ReadAt",
                table: "notices",
                columns: new[] { "WorkerId", "ReadAt" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_SentAt_DueAt",
                table: "outbox",
                columns: new[] { "SentAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_outcome_links_RequestId",
                table: "outcome_links",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_papers_Sha256",
                table: "papers",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_passages_MeetingId",
                table: "passages",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_person_index_ConcernId",
                table: "person_index",
                column: "ConcernId");

            migrationBuilder.CreateIndex(
                name: "IX_person_merges_OtherId",
                table: "person_merges",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_person_merges_PersonId",
                table: "person_merges",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_persons_Reference",
                table: "persons",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_published_texts_PublishedAt",
                table: "published_texts",
                column: "PublishedAt");

            migrationBuilder.CreateIndex(
                name: "IX_published_texts_RecordId",
                table: "published_texts",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_records_waiting_At",
                table: "records_waiting",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_referrals_ClimbAt",
                table: "referrals",
                column: "ClimbAt");

            migrationBuilder.CreateIndex(
                name: "IX_referrals_ConcernId",
                table: "referrals",
                column: "ConcernId");

            migrationBuilder.CreateIndex(
                name: "IX_referrals_Reference",
                table: "referrals",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_referrals_ToAgency_ToTeam_Status_AcceptBy",
                table: "referrals",
                columns: new[] { "ToAgency", "ToTeam", "Status", "AcceptBy" });

            migrationBuilder.CreateIndex(
                name: "IX_requests_Reference",
                table: "requests",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_requests_ResolutionId",
                table: "requests",
                column: "ResolutionId");

            migrationBuilder.CreateIndex(
                name: "IX_resolutions_MeetingId",
                table: "resolutions",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_school_links_SentAt",
                table: "school_links",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_school_links_TokenDigest",
                table: "school_links",
                column: "TokenDigest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_served_MetOn_DueAt",
                table: "served",
                columns: new[] { "MetOn", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_served_RequestId",
                table: "served",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_WorkerId",
                table: "sessions",
                column: "WorkerId");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_tries_At",
                table: "sign_in_tries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_source_records_ConcernId",
                table: "source_records",
                column: "ConcernId");

            migrationBuilder.CreateIndex(
                name: "IX_source_records_PersonId",
                table: "source_records",
                column: "PersonId",
                filter: "\"PersonId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_workers_NormalisedEmail",
                table: "workers",
                column: "NormalisedEmail",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "action_steps");

            migrationBuilder.DropTable(
                name: "agenda_items");

            migrationBuilder.DropTable(
                name: "answer_links");

            migrationBuilder.DropTable(
                name: "bodies");

            migrationBuilder.DropTable(
                name: "break_glass_openings");

            migrationBuilder.DropTable(
                name: "checkpoints");

            migrationBuilder.DropTable(
                name: "checks");

            migrationBuilder.DropTable(
                name: "committee_people");

            migrationBuilder.DropTable(
                name: "concern_links");

            migrationBuilder.DropTable(
                name: "concern_people");

            migrationBuilder.DropTable(
                name: "concern_relations");

            migrationBuilder.DropTable(
                name: "configurations");

            migrationBuilder.DropTable(
                name: "disposals");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "fact_places");

            migrationBuilder.DropTable(
                name: "facts");

            migrationBuilder.DropTable(
                name: "facts_waiting");

            migrationBuilder.DropTable(
                name: "followers");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "item_files");

            migrationBuilder.DropTable(
                name: "leases");

            migrationBuilder.DropTable(
                name: "letters");

            migrationBuilder.DropTable(
                name: "match_keys");

            migrationBuilder.DropTable(
                name: "matches");

            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "outcome_links");

            migrationBuilder.DropTable(
                name: "papers");

            migrationBuilder.DropTable(
                name: "passages");

            migrationBuilder.DropTable(
                name: "person_index");

            migrationBuilder.DropTable(
                name: "person_keys");

            migrationBuilder.DropTable(
                name: "person_keys_wide");

            migrationBuilder.DropTable(
                name: "person_merges");

            migrationBuilder.DropTable(
                name: "persons");

            migrationBuilder.DropTable(
                name: "published_texts");

            migrationBuilder.DropTable(
                name: "record_keys");

            migrationBuilder.DropTable(
                name: "records_waiting");

            migrationBuilder.DropTable(
                name: "referrals");

            migrationBuilder.DropTable(
                name: "reporters");

            migrationBuilder.DropTable(
                name: "resolutions");

            migrationBuilder.DropTable(
                name: "school_links");

            migrationBuilder.DropTable(
                name: "served");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "shown_in_lists");

            migrationBuilder.DropTable(
                name: "sign_in_tries");

            migrationBuilder.DropTable(
                name: "source_records");

            migrationBuilder.DropTable(
                name: "workers");

            migrationBuilder.DropTable(
                name: "concerns");

            migrationBuilder.DropTable(
                name: "requests");
        }
    }
}
