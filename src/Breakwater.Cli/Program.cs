using System.CommandLine;

var root = new RootCommand("Breakwater: the system a safeguarding partnership runs against County Lines and child exploitation.");
return await root.Parse(args).InvokeAsync();
